; What a callee does with the object decides (H2, H3): looking is harmless,
; keeping and freeing are not.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks-analysis=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=FLOW

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare ptr @_Znwm(i64) nobuiltin
declare void @_ZdlPvm(ptr, i64) nobuiltin nounwind
declare void @_ZdlPv(ptr) nobuiltin nounwind
@last = global ptr null
declare void @unknown(ptr) nounwind
declare void @harmless(ptr nocapture) nofree nounwind
declare void @may_free(ptr nocapture) nounwind

define internal i64 @look(ptr %m) noinline nounwind {
  %v = load i64, ptr %m
  ret i64 %v
}
define internal void @keep(ptr %m) noinline nounwind {
  store ptr %m, ptr @last
  ret void
}
define internal void @free_it(ptr %m) noinline nounwind {
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
}

; CHECK-LABEL: define void @looked_at(
; CHECK:         %m = alloca [48 x i8], align 16, !roost.header
define void @looked_at() {
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  %v = call i64 @look(ptr %m)
  call void @harmless(ptr %m)
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
}

; CHECK-LABEL: define void @kept(
; CHECK:         call ptr @_Znwm
; REMARK-DAG: map 'k' kept on the heap because it escapes: stored to global 'last'
; FLOW-DAG: flow of map 'k': passed to 'keep' (argument 1)
; FLOW-DAG: flow of map 'k': stored to global 'last'
define void @kept() {
  %k = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %k, i64 576, i64 16, i64 8)
  store ptr %s, ptr %k
  call void @keep(ptr %k)
  call void @_ZdlPvm(ptr %k, i64 48) builtin
  ret void
}

; CHECK-LABEL: define void @given_away(
; CHECK:         call ptr @_Znwm
; REMARK-DAG: map 'u' kept on the heap because it escapes: passed to 'unknown' (argument 1)
define void @given_away() {
  %u = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %u, i64 576, i64 16, i64 8)
  store ptr %s, ptr %u
  call void @unknown(ptr %u)
  ret void
}

; CHECK-LABEL: define void @freed(
; CHECK:         call ptr @_Znwm
; REMARK-DAG: map 'f' kept on the heap because it is freed by 'free_it'
define void @freed() {
  %f = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %f, i64 576, i64 16, i64 8)
  store ptr %s, ptr %f
  call void @free_it(ptr %f)
  ret void
}

; Not kept is not the same as not freed.
; CHECK-LABEL: define void @perhaps_freed(
; CHECK:         call ptr @_Znwm
; REMARK-DAG: map 'p' kept on the heap because it is freed by 'may_free'
define void @perhaps_freed() {
  %p = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %p, i64 576, i64 16, i64 8)
  store ptr %s, ptr %p
  call void @may_free(ptr %p)
  ret void
}

; CHECK-LABEL: define ptr @returned(
; CHECK:         call ptr @_Znwm
; REMARK-DAG: map 'r' kept on the heap because it escapes: returned
define ptr @returned() {
  %r = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %r, i64 576, i64 16, i64 8)
  store ptr %s, ptr %r
  ret ptr %r
}
