; A map that is not deleted on every way out has its header in the frame, for
; nobody else has its address. Its elements may be used for ever if their address
; is given away: then its first storage stays on the heap (R7).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare ptr @_Znwm(i64) nobuiltin
declare void @_ZdlPvm(ptr, i64) nobuiltin nounwind
declare void @_ZdlPv(ptr) nobuiltin nounwind
declare void @may_throw()
declare void @no_throw() nounwind

; CHECK-LABEL: define ptr @leaked(
; CHECK-NOT:     !roost.storage
; CHECK:         %m = alloca [48 x i8], align 16, !roost.header
; CHECK:         store ptr null, ptr %m
; REMARK-DAG: map 'm' kept on the heap because it may be left undeleted, so its elements could outlive the function
define ptr @leaked() {
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  %element = load ptr, ptr %m
  ret ptr %element
}

; Nobody can reach what leaks here.
; CHECK-LABEL: define void @left_by_exception(
; CHECK:         !roost.storage
; CHECK:         !roost.header
; CHECK:         store ptr %roost.storage, ptr %m
define void @left_by_exception() {
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @may_throw()
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
}

; CHECK-LABEL: define void @nothing_throws(
; CHECK:         !roost.storage
; CHECK:         !roost.header
define void @nothing_throws() {
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @no_throw()
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
}

; What leaves main by an exception ends the program.
; CHECK-LABEL: define i32 @main(
; CHECK:         !roost.storage
; CHECK:         !roost.header
define i32 @main() {
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @may_throw()
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret i32 0
}

; Here somebody can: an element's address is in a variable.
; CHECK-LABEL: define void @left_with_element_known(
; CHECK-NOT:     !roost.storage
; CHECK:         !roost.header
; CHECK:         store ptr null, ptr %m
@element = global ptr null
define void @left_with_element_known() {
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  %e = getelementptr i8, ptr %s, i64 32
  store ptr %e, ptr @element
  call void @may_throw()
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
}

; The runtime keeps what it was called for in its own memory (E9, T32).
define linkonce_odr void @_ZN5roost6detail4growEv(ptr %table, ptr %key) noinline {
  %slots = load ptr, ptr %table
  %block = load ptr, ptr %slots
  store ptr %slots, ptr %block
  %k = load ptr, ptr %key
  store ptr %k, ptr %block
  ret void
}
; CHECK-LABEL: define void @left_by_table(
; CHECK:         !roost.storage
; CHECK:         store ptr %roost.storage, ptr %m
define void @left_by_table() {
  %key = alloca ptr
  store ptr null, ptr %key
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @_ZN5roost6detail4growEv(ptr %m, ptr %key)
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
}
; An element's address as a key is the program's again.
; CHECK-LABEL: define void @left_as_key(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null, ptr %m
define void @left_as_key(ptr %other) {
  %key = alloca ptr
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  %e = getelementptr i8, ptr %s, i64 32
  store ptr %e, ptr %key
  call void @_ZN5roost6detail4growEv(ptr %other, ptr %key)
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
}
; Made in a loop: one of an earlier round may be in use.
; CHECK-LABEL: define void @left_in_loop(
; CHECK-NOT:     !roost.storage
; CHECK:         ret void
define void @left_in_loop(i1 %c) {
entry:
  br label %loop
loop:
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @may_throw()
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  br i1 %c, label %loop, label %done
done:
  ret void
}
