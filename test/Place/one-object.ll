; The header must lie in one object for sure (R1): not in one of two.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare ptr @llvm.launder.invariant.group.p0(ptr)

; CHECK-LABEL: define void @through_phi(
; CHECK-NOT:     !roost.storage
; CHECK:         call void @use(ptr null)
; REMARK-DAG: map 'either' kept on the heap because it has a header that can't be traced to one object
define void @through_phi(i1 %c) {
entry:
  %a = alloca [48 x i8], align 8
  %b = alloca [48 x i8], align 8
  br i1 %c, label %left, label %right
left:
  br label %join
right:
  br label %join
join:
  %either = phi ptr [ %a, %left ], [ %b, %right ]
  %s = call ptr @__roost_storage(ptr %either, i64 576, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}

; CHECK-LABEL: define void @through_select(
; CHECK-NOT:     !roost.storage
; CHECK:         call void @use(ptr null)
define void @through_select(i1 %c) {
  %a = alloca [48 x i8], align 8
  %b = alloca [48 x i8], align 8
  %chosen = select i1 %c, ptr %a, ptr %b
  %s = call ptr @__roost_storage(ptr %chosen, i64 576, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}

; CHECK-LABEL: define void @through_launder(
; CHECK:         !roost.storage
define void @through_launder() {
  %a = alloca [48 x i8], align 8
  %same = call ptr @llvm.launder.invariant.group.p0(ptr %a)
  %s = call ptr @__roost_storage(ptr %same, i64 576, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}
