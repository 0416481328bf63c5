; A map in a larger object: at a constant offset it has storage of its own (R1).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)

; CHECK-LABEL: define void @two_members(
; CHECK-COUNT-2: !roost.storage
; CHECK:         %owner = alloca [128 x i8]
define void @two_members() {
  %owner = alloca [128 x i8], align 8
  %a = getelementptr i8, ptr %owner, i64 16
  %b = getelementptr i8, ptr %owner, i64 64
  %s = call ptr @__roost_storage(ptr %a, i64 576, i64 16, i64 8)
  call void @use(ptr %s)
  %t = call ptr @__roost_storage(ptr %b, i64 576, i64 16, i64 8)
  call void @use(ptr %t)
  ret void
}

; Two ways to write one place are one place.
; CHECK-LABEL: define void @same_member(
; CHECK-COUNT-1: !roost.storage
; CHECK:         %owner = alloca [128 x i8]
define void @same_member() {
  %owner = alloca [128 x i8], align 8
  %a = getelementptr i8, ptr %owner, i64 16
  %b = getelementptr [8 x i64], ptr %owner, i64 0, i64 2
  %s = call ptr @__roost_storage(ptr %a, i64 576, i64 16, i64 8)
  call void @use(ptr %s)
  %t = call ptr @__roost_storage(ptr %b, i64 576, i64 16, i64 8)
  call void @use(ptr %t)
  ret void
}

; CHECK-LABEL: define void @element_of_array(
; CHECK-NOT:     !roost.storage
; CHECK:         call void @use(ptr null)
; REMARK: map 'array' kept on the heap because it lies at an offset that is not constant
define void @element_of_array(i64 %i) {
  %array = alloca [10 x [48 x i8]], align 8
  %e = getelementptr [48 x i8], ptr %array, i64 %i
  %s = call ptr @__roost_storage(ptr %e, i64 576, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}
