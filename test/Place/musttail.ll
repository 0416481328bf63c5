; A musttail call can't be made plain, so R5 could not be kept (R2).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare void @next(ptr)

; CHECK-LABEL: define void @must(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null
; CHECK:         musttail call void @next
; REMARK: map 'm' kept on the heap because it is in 'must', which has a musttail call
define void @must(ptr %p) {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %p
  musttail call void @next(ptr %p)
  ret void
}

; CHECK-LABEL: define void @need_not(
; CHECK:         !roost.storage
; CHECK:         {{^ *}}call void @next
define void @need_not(ptr %p) {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %p
  tail call void @next(ptr %p)
  ret void
}
