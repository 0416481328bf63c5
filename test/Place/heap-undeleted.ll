; A map that is not deleted on every way out has its header in the frame, for
; nobody else has its address; but its elements may be used for ever, so its
; first storage stays on the heap (R7).
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

; CHECK-LABEL: define void @left_by_exception(
; CHECK-NOT:     !roost.storage
; CHECK:         !roost.header
; CHECK:         store ptr null, ptr %m
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
