; What may be done with the address of a map whose bound is proven (R11, B1), and
; what forbids a bound.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare void @looks(ptr nocapture readonly)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
declare void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr)
declare void @_ZN5roost6detail5Owner4swapERS1_(ptr, ptr)
declare void @_ZN5roost6detail5Table5eraseEi(ptr, i32)
declare i64 @_ZNK5roost6detail5Table4sizeEv(ptr)
@_ZN5roost6detail8kNoBlockE = external constant [32 x i8]

; Nothing but insertions; the header is registers in the end.
; CHECK-LABEL: define i64 @alone(
; CHECK:         alloca [40 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
; CHECK-NOT:     alloca [64 x i8]
; CHECK:         ret
define i64 @alone(i64 %l) {
entry:
  %m = alloca [64 x i8], align 8
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.s = getelementptr i8, ptr %m, i64 40
  %limit.s = getelementptr i8, ptr %m, i64 32
  %size.s = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %s = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %s, ptr %first.s
  store ptr %s, ptr %m
  store i64 %l, ptr %limit.s
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %end
end:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: an unknown function may insert.
; CHECK-LABEL: define i64 @given_away(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @given_away(i64 %l) {
entry:
  %m = alloca [64 x i8], align 8
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.s = getelementptr i8, ptr %m, i64 40
  %limit.s = getelementptr i8, ptr %m, i64 32
  %size.s = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %s = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %s, ptr %first.s
  store ptr %s, ptr %m
  store i64 %l, ptr %limit.s
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %end
end:
  call void @use(ptr %m)
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; One that can neither write nor keep it can't.
; CHECK-LABEL: define i64 @shown(
; CHECK:         alloca [40 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @shown(i64 %l) {
entry:
  %m = alloca [64 x i8], align 8
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.s = getelementptr i8, ptr %m, i64 40
  %limit.s = getelementptr i8, ptr %m, i64 32
  %size.s = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %s = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %s, ptr %first.s
  store ptr %s, ptr %m
  store i64 %l, ptr %limit.s
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %end
end:
  call void @looks(ptr %m)
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: the address is stored.
; CHECK-LABEL: define i64 @kept(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @kept(i64 %l, ptr %p) {
entry:
  %m = alloca [64 x i8], align 8
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.s = getelementptr i8, ptr %m, i64 40
  %limit.s = getelementptr i8, ptr %m, i64 32
  %size.s = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %s = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %s, ptr %first.s
  store ptr %s, ptr %m
  store i64 %l, ptr %limit.s
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %end
end:
  store ptr %m, ptr %p
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Looking at an address keeps nothing.
; CHECK-LABEL: define i64 @compared(
; CHECK:         alloca [40 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @compared(i64 %l, ptr %p) {
entry:
  %m = alloca [64 x i8], align 8
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.s = getelementptr i8, ptr %m, i64 40
  %limit.s = getelementptr i8, ptr %m, i64 32
  %size.s = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %s = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %s, ptr %first.s
  store ptr %s, ptr %m
  store i64 %l, ptr %limit.s
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %end
end:
  %same = icmp eq ptr %m, %p
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: elements come and go with the block.
; CHECK-LABEL: define i64 @moved(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @moved(i64 %l) {
entry:
  %m = alloca [64 x i8], align 8
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.s = getelementptr i8, ptr %m, i64 40
  %limit.s = getelementptr i8, ptr %m, i64 32
  %size.s = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %s = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %s, ptr %first.s
  store ptr %s, ptr %m
  store i64 %l, ptr %limit.s
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %end
end:
  %other = alloca [64 x i8]
  call void @__roost_moved(ptr %m, ptr %other)
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: a function of the runtime's that is none of those that are known.
; CHECK-LABEL: define i64 @swapped(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @swapped(i64 %l, ptr %p) {
entry:
  %m = alloca [64 x i8], align 8
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.s = getelementptr i8, ptr %m, i64 40
  %limit.s = getelementptr i8, ptr %m, i64 32
  %size.s = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %s = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %s, ptr %first.s
  store ptr %s, ptr %m
  store i64 %l, ptr %limit.s
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %end
end:
  call void @_ZN5roost6detail5Owner4swapERS1_(ptr %m, ptr %p)
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; A const member of the runtime's writes nothing (T8).
; CHECK-LABEL: define i64 @const_member(
; CHECK:         alloca [40 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @const_member(i64 %l) {
entry:
  %m = alloca [64 x i8], align 8
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.s = getelementptr i8, ptr %m, i64 40
  %limit.s = getelementptr i8, ptr %m, i64 32
  %size.s = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %s = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %s, ptr %first.s
  store ptr %s, ptr %m
  store i64 %l, ptr %limit.s
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %end
end:
  %n = call i64 @_ZNK5roost6detail5Table4sizeEv(ptr %m)
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Erasing moves nothing (T9).
; CHECK-LABEL: define i64 @erased(
; CHECK:         alloca [40 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @erased(i64 %l) {
entry:
  %m = alloca [64 x i8], align 8
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.s = getelementptr i8, ptr %m, i64 40
  %limit.s = getelementptr i8, ptr %m, i64 32
  %size.s = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %s = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %s, ptr %first.s
  store ptr %s, ptr %m
  store i64 %l, ptr %limit.s
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %end
end:
  call void @_ZN5roost6detail5Table5eraseEi(ptr %m, i32 1)
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}
