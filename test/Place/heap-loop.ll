; An object made in each round comes to the frame only if it is dead when the
; next is made (H4): there is one frame object for all rounds.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare ptr @_Znwm(i64) nobuiltin
declare void @_ZdlPvm(ptr, i64) nobuiltin nounwind
declare void @_ZdlPv(ptr) nobuiltin nounwind
declare i1 @again() nounwind
declare void @read(ptr nocapture) nofree nounwind
declare void @call_back(ptr nocapture) nofree nounwind
declare void @llvm.lifetime.start.p0(i64, ptr)
declare void @llvm.lifetime.end.p0(i64, ptr)

; CHECK-LABEL: define void @dead_each_round(
; CHECK-NEXT:  entry:
; CHECK-NEXT:    %roost.storage = alloca
; CHECK-NEXT:    %m = alloca
; CHECK:       loop:
; CHECK-NEXT:    call void @llvm.lifetime.start.p0({{(i64 48, )?}}ptr %m)
; CHECK-NEXT:    call void @llvm.lifetime.start.p0({{(i64 576, )?}}ptr %roost.storage)
define void @dead_each_round() {
entry:
  br label %loop
loop:
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  %c = call i1 @again()
  br i1 %c, label %loop, label %exit
exit:
  ret void
}

; CHECK-LABEL: define void @used_next_round(
; CHECK-NOT:     alloca
; CHECK:         call ptr @_Znwm
; REMARK-DAG: map 'old' kept on the heap because it is made in a loop and may live into its next round
define void @used_next_round() {
entry:
  br label %loop
loop:
  %previous = phi ptr [ null, %entry ], [ %old, %loop ]
  %old = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %old, i64 576, i64 16, i64 8)
  store ptr %s, ptr %old
  call void @read(ptr %previous)
  %c = call i1 @again()
  br i1 %c, label %loop, label %exit
exit:
  ret void
}

; A lambda of the same round holds the address, and is gone in the next.
; CHECK-LABEL: define void @held_in_round(
; CHECK:         %m = alloca [48 x i8]
define void @held_in_round() {
entry:
  %lambda = alloca ptr, align 8
  br label %loop
loop:
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @llvm.lifetime.start.p0(i64 8, ptr %lambda)
  store ptr %m, ptr %lambda
  %captured = load ptr, ptr %lambda
  call void @read(ptr %captured)
  call void @llvm.lifetime.end.p0(i64 8, ptr %lambda)
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  %c = call i1 @again()
  br i1 %c, label %loop, label %exit
exit:
  ret void
}

; This one lives over the rounds.
; CHECK-LABEL: define void @held_over_rounds(
; CHECK:         call ptr @_Znwm
; REMARK-DAG: map 'kept' kept on the heap because it is made in a loop and may live into its next round
define void @held_over_rounds() {
entry:
  %lambda = alloca ptr, align 8
  store ptr null, ptr %lambda
  br label %loop
loop:
  %kept = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %kept, i64 576, i64 16, i64 8)
  store ptr %s, ptr %kept
  %captured = load ptr, ptr %lambda
  call void @read(ptr %captured)
  store ptr %kept, ptr %lambda
  %c = call i1 @again()
  br i1 %c, label %loop, label %exit
exit:
  ret void
}
