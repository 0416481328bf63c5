; An exception that passes through the frame ends the map's life in the landing
; pad, and the storage's with it (R8).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare void @llvm.lifetime.start.p0(i64, ptr)
declare void @llvm.lifetime.end.p0(i64, ptr)
declare i32 @__gxx_personality_v0(...)

; CHECK-LABEL: define void @unwinds(
; CHECK:         %roost.storage = alloca
; CHECK:       normal:
; CHECK-NEXT:    call void @llvm.lifetime.end.p0({{(i64 576, )?}}ptr %roost.storage)
; CHECK-NEXT:    call void @llvm.lifetime.end.p0({{(i64 48, )?}}ptr %m)
; CHECK:       unwound:
; CHECK-NEXT:    landingpad
; CHECK-NEXT:      cleanup
; CHECK-NEXT:    call void @llvm.lifetime.end.p0({{(i64 576, )?}}ptr %roost.storage)
; CHECK-NEXT:    call void @llvm.lifetime.end.p0({{(i64 48, )?}}ptr %m)
define void @unwinds() personality ptr @__gxx_personality_v0 {
  %m = alloca [48 x i8], align 8
  call void @llvm.lifetime.start.p0(i64 48, ptr %m)
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  invoke void @use(ptr %m) to label %normal unwind label %unwound
normal:
  call void @llvm.lifetime.end.p0(i64 48, ptr %m)
  ret void
unwound:
  %e = landingpad { ptr, i32 } cleanup
  call void @llvm.lifetime.end.p0(i64 48, ptr %m)
  resume { ptr, i32 } %e
}
