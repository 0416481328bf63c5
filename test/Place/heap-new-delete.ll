; A map made by new and deleted in the same function comes to the frame, header
; and first storage (H1 to H3).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare ptr @_Znwm(i64) nobuiltin
declare void @_ZdlPvm(ptr, i64) nobuiltin nounwind
declare void @_ZdlPv(ptr) nobuiltin nounwind

; CHECK-LABEL: define void @new_and_delete(
; CHECK-NEXT:    %roost.storage = alloca [576 x i8], align 16, !roost.storage
; CHECK-NEXT:    %m = alloca [48 x i8], align 16, !roost.header
; CHECK-NEXT:    call void @llvm.lifetime.start.p0({{(i64 48, )?}}ptr %m)
; CHECK-NEXT:    call void @llvm.lifetime.start.p0({{(i64 576, )?}}ptr %roost.storage)
; CHECK-NEXT:    store i64 576, ptr %roost.storage
; CHECK-NEXT:    store ptr %roost.storage, ptr %m
; CHECK-NEXT:    call void @llvm.lifetime.end.p0({{(i64 576, )?}}ptr %roost.storage)
; CHECK-NEXT:    call void @llvm.lifetime.end.p0({{(i64 48, )?}}ptr %m)
; CHECK-NEXT:    ret void
; REMARK-DAG: map 'm' placed on the stack, 576 bytes and 48 of its header
define void @new_and_delete() {
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
}

; A delete of this object or null is a delete of this object.
; CHECK-LABEL: define void @perhaps_null(
; CHECK:         !roost.header
; CHECK-NOT:     @_ZdlPv
; CHECK:         ret void
define void @perhaps_null(i1 %c) {
entry:
  br i1 %c, label %make, label %done
make:
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  br label %done
done:
  %p = phi ptr [ %m, %make ], [ null, %entry ]
  call void @_ZdlPv(ptr %p) builtin
  ret void
}

; Which of two objects is deleted is not known: both stay, and so does the delete.
; CHECK-LABEL: define void @one_of_two(
; CHECK-NOT:     alloca
; CHECK:         call ptr @_Znwm
; CHECK:         call ptr @_Znwm
; CHECK:         call void @_ZdlPvm
; REMARK-DAG: map 'a' kept on the heap because it is freed by 'operator delete'
; REMARK-DAG: map 'b' kept on the heap because it is freed by 'operator delete'
define void @one_of_two(i1 %c) {
  %a = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %a, i64 576, i64 16, i64 8)
  store ptr %s, ptr %a
  %b = call ptr @_Znwm(i64 48) builtin
  %t = call ptr @__roost_storage(ptr %b, i64 576, i64 16, i64 8)
  store ptr %t, ptr %b
  %p = select i1 %c, ptr %a, ptr %b
  call void @_ZdlPvm(ptr %p, i64 48) builtin
  ret void
}
