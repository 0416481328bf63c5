; A call marked `tail` promises to touch nothing of the frame. With storage in it
; whose address the table keeps, no call of the function may promise that (R5).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare void @callback()

; CHECK-LABEL: define void @gains_storage(
; CHECK-NOT:     tail call
; CHECK:         call void @callback()
define void @gains_storage(ptr %p) {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %p
  tail call void @callback()
  ret void
}

; CHECK-LABEL: define void @gains_nothing(
; CHECK:         tail call void @callback()
define void @gains_nothing(ptr %m, ptr %p) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %p
  tail call void @callback()
  ret void
}

; `notail` promises the opposite and stays.
; CHECK-LABEL: define void @keeps_notail(
; CHECK:         notail call void @callback()
define void @keeps_notail(ptr %p) {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %p
  notail call void @callback()
  ret void
}
