; A map made in each round of a loop: one storage for all rounds, in the entry
; block, begun anew each round (R8).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare void @llvm.lifetime.start.p0(i64, ptr)
declare void @llvm.lifetime.end.p0(i64, ptr)

; CHECK-LABEL: define void @made_each_round(
; CHECK-NEXT:  entry:
; CHECK-NEXT:    %roost.storage = alloca
; CHECK:       loop:
; CHECK:         call void @llvm.lifetime.start.p0({{(i64 48, )?}}ptr %m)
; CHECK-NEXT:    call void @llvm.lifetime.start.p0({{(i64 576, )?}}ptr %roost.storage)
; CHECK-NEXT:    store i64 576, ptr %roost.storage
; CHECK:         call void @llvm.lifetime.end.p0({{(i64 576, )?}}ptr %roost.storage)
; CHECK-NEXT:    call void @llvm.lifetime.end.p0({{(i64 48, )?}}ptr %m)
define void @made_each_round(i32 %n) {
entry:
  %m = alloca [48 x i8], align 8
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %next, %loop ]
  call void @llvm.lifetime.start.p0(i64 48, ptr %m)
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @use(ptr %m)
  call void @llvm.lifetime.end.p0(i64 48, ptr %m)
  %next = add i32 %i, 1
  %again = icmp slt i32 %next, %n
  br i1 %again, label %loop, label %exit
exit:
  ret void
}

; A stack object that each round makes anew is no place of the frame (R1): with
; storage in the entry block two of them would share it.
; CHECK-LABEL: define void @new_object_each_round(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null, ptr %d
; REMARK: map 'd' kept on the heap because it lies in a stack object of variable size
define void @new_object_each_round(i32 %n) {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %next, %loop ]
  %d = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %d, i64 576, i64 16, i64 8)
  store ptr %s, ptr %d
  call void @use(ptr %d)
  %next = add i32 %i, 1
  %again = icmp slt i32 %next, %n
  br i1 %again, label %loop, label %exit
exit:
  ret void
}
