; What verify<roost> finds, one broken rule each.
; RUN: split-file %s %t
; RUN: not %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/marker.ll 2>&1 | FileCheck %t/marker.ll
; RUN: not %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/place.ll 2>&1 | FileCheck %t/place.ll
; RUN: not %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/setjmp.ll 2>&1 | FileCheck %t/setjmp.ll
; RUN: not %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/budget.ll 2>&1 | FileCheck %t/budget.ll
; RUN: not %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/tail.ll 2>&1 | FileCheck %t/tail.ll
; RUN: not %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/lifetime.ll 2>&1 | FileCheck %t/lifetime.ll
; RUN: not %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/taken.ll 2>&1 | FileCheck %t/taken.ll
; RUN: not %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/taken-by-others.ll 2>&1 | FileCheck %t/taken-by-others.ll
; RUN: not %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/static.ll 2>&1 | FileCheck %t/static.ll
; RUN: not %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/static-budget.ll 2>&1 | FileCheck %t/static-budget.ll
; RUN: %opt -load-pass-plugin=%roost_pass -passes='verify<roost>' -disable-output %t/right.ll

;--- marker.ll
; CHECK: error: roost: internal error: no marker is left (R0) in 'f': expected none, found a call
declare ptr @__roost_storage(ptr, i64, i64, i64)
define ptr @f(ptr %m) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  ret ptr %s
}

;--- place.ll
; CHECK: error: roost: internal error: a frame object has a fixed place (R1) in 'f': expected a static alloca, found a dynamic one
define void @f(ptr %p) {
entry:
  br label %next
next:
  %s = alloca [576 x i8], !roost.storage !0
  store ptr %s, ptr %p
  ret void
}
!0 = !{}

;--- setjmp.ll
; CHECK: error: roost: internal error: the frame may gain objects (R2) in 'f': expected an ordinary function, found returns-twice
declare i32 @setjmp(ptr) returns_twice
define void @f(ptr %p) {
  %s = alloca [576 x i8], !roost.storage !0
  store ptr %s, ptr %p
  %r = call i32 @setjmp(ptr %p) returns_twice
  ret void
}
!0 = !{}

;--- budget.ll
; CHECK: error: roost: internal error: a frame object is within the budget of a map (R3) in 'f': expected 1024 bytes at most, found 1032
define void @f(ptr %p) {
  %s = alloca [1032 x i8], !roost.storage !0
  store ptr %s, ptr %p
  ret void
}
!0 = !{}

;--- tail.ll
; CHECK: error: roost: internal error: a tail call sees no frame object (R5) in 'f': expected a plain call, found a tail call
declare void @g()
define void @f(ptr %p, i1 %c) {
  %s = alloca [576 x i8], !roost.storage !0
  store ptr %s, ptr %p
  br i1 %c, label %a, label %b
a:
  tail call void @g()
  ret void
b:
  ret void
}
!0 = !{}

;--- lifetime.ll
; CHECK: error: roost: internal error: a frame object is used while it lives (R8) in 'f': expected no use behind its end, found 'store'
declare void @llvm.lifetime.start.p0(i64, ptr)
declare void @llvm.lifetime.end.p0(i64, ptr)
define void @f(ptr %p) {
  %s = alloca [576 x i8], !roost.storage !0
  call void @llvm.lifetime.start.p0(i64 576, ptr %s)
  call void @llvm.lifetime.end.p0(i64 576, ptr %s)
  store ptr %s, ptr %p
  ret void
}
!0 = !{}

;--- taken.ll
; CHECK: error: roost: internal error: a caller gives what the callee takes (R9) in 'f': expected 576 bytes, found 64
define internal void @take(ptr %m, ptr %s) !roost.takes_storage !1 {
  store i64 576, ptr %s
  ret void
}
define void @f(ptr %m) {
  %s = alloca [64 x i8], !roost.storage !0
  call void @take(ptr %m, ptr %s)
  ret void
}
!0 = !{}
!1 = !{i64 1, i64 576}

;--- taken-by-others.ll
; CHECK: error: roost: internal error: who takes storage is known to all callers (R9) in 'take': expected direct calls, found another use
@pointer = global ptr @take
define internal void @take(ptr %m, ptr %s) !roost.takes_storage !1 {
  store i64 576, ptr %s
  ret void
}
!1 = !{i64 1, i64 576}

;--- static.ll
; CHECK: error: roost: internal error: static storage is the module's own (R10) in 'shared': expected an internal variable, found another
@shared = linkonce_odr global [64 x i8] zeroinitializer, !roost.storage !0
!0 = !{}

;--- static-budget.ll
; CHECK: error: roost: internal error: static storage is within the budget of a map (R10) in 'large': expected 256 bytes at most, found 264
@large = internal global [264 x i8] zeroinitializer, !roost.storage !0
!0 = !{}

;--- right.ll
@static = internal global [256 x i8] zeroinitializer, !roost.storage !0
define internal void @take(ptr %m, ptr %s) !roost.takes_storage !1 {
  store i64 576, ptr %s
  ret void
}
define internal void @take_little(ptr %m, ptr %s) !roost.takes_storage !2 {
  store i64 256, ptr %s
  ret void
}
define internal void @hands_on(ptr %m, ptr %s) !roost.takes_storage !1 {
  call void @take(ptr %m, ptr %s)
  ret void
}
define void @gives(ptr %m, i1 %c) {
  %s = alloca [576 x i8], !roost.storage !0
  call void @take(ptr %m, ptr null)
  call void @take_little(ptr %m, ptr @static)
  %t = select i1 %c, ptr %s, ptr null
  call void @hands_on(ptr %m, ptr %t)
  ret void
}
declare void @g()
declare void @llvm.lifetime.start.p0(i64, ptr)
declare void @llvm.lifetime.end.p0(i64, ptr)
define void @f(ptr %p, i1 %c) {
  %s = alloca [576 x i8], !roost.storage !0
  tail call void @g()
  br label %loop
loop:
  call void @llvm.lifetime.start.p0(i64 576, ptr %s)
  store ptr %s, ptr %p
  call void @llvm.lifetime.end.p0(i64 576, ptr %s)
  br i1 %c, label %loop, label %exit
exit:
  ret void
}
!0 = !{}
!1 = !{i64 1, i64 576}
!2 = !{i64 1, i64 256}
