; A map in a local variable: its first storage is beside it, and lives when it
; lives (R1, R8).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare void @llvm.lifetime.start.p0(i64, ptr)
declare void @llvm.lifetime.end.p0(i64, ptr)

; CHECK-LABEL: define void @local(
; CHECK-NEXT:    %roost.storage = alloca [576 x i8], align 16, !roost.storage
; CHECK-NEXT:    %m = alloca [48 x i8]
; CHECK-NEXT:    call void @llvm.lifetime.start.p0({{(i64 48, )?}}ptr %m)
; CHECK-NEXT:    call void @llvm.lifetime.start.p0({{(i64 576, )?}}ptr %roost.storage)
; CHECK-NEXT:    store i64 576, ptr %roost.storage
; CHECK-NEXT:    store ptr %roost.storage, ptr %m
; CHECK-NEXT:    call void @use(ptr %m)
; CHECK-NEXT:    call void @llvm.lifetime.end.p0({{(i64 576, )?}}ptr %roost.storage)
; CHECK-NEXT:    call void @llvm.lifetime.end.p0({{(i64 48, )?}}ptr %m)
; CHECK-NEXT:    ret void
; REMARK-DAG: map 'm' placed on the stack, 576 bytes
define void @local() {
  %m = alloca [48 x i8], align 8
  call void @llvm.lifetime.start.p0(i64 48, ptr %m)
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @use(ptr %m)
  call void @llvm.lifetime.end.p0(i64 48, ptr %m)
  ret void
}

; Without lifetime markers the storage lives as long as the frame, as m does.
; CHECK-LABEL: define void @whole_frame(
; CHECK-NOT:     lifetime
; CHECK:         store i64 576, ptr %roost.storage
; CHECK-NOT:     lifetime
; CHECK:         ret void
define void @whole_frame() {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @use(ptr %m)
  ret void
}

; A header behind a loaded pointer is in no object that is known.
; CHECK-LABEL: define void @loaded(
; CHECK-NOT:     alloca
; CHECK:         store ptr null, ptr %m
; REMARK-DAG: map 'm' kept on the heap because it has a header that can't be traced to one object
define void @loaded(ptr %p) {
  %m = load ptr, ptr %p
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
