; How many elements a map can hold is proven by counting what is added to its
; size (R11, B2). Then its storage has so many slots and no way to grow is left.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -roost-stack-limit=151 -S %s | FileCheck %s --check-prefix=LESS

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
declare void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr)
declare i64 @_ZNK5roost6detail5Table4sizeEv(ptr)
@_ZN5roost6detail8kNoBlockE = external constant [32 x i8]

; Three insertions: three slots behind the tag word and the end word.
; CHECK-LABEL: define i64 @three(
; CHECK:         alloca [56 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @three(i64 %l) {
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
  br label %next1
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %next1
next1:
  %n2 = load i64, ptr %size.s
  %l2 = load i64, ptr %limit.s
  %full2 = icmp uge i64 %n2, %l2
  br i1 %full2, label %grow2, label %room2
grow2:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %next2
room2:
  %more2 = add i64 %n2, 1
  store i64 %more2, ptr %size.s
  %slot2 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot2
  br label %next2
next2:
  %n3 = load i64, ptr %size.s
  %l3 = load i64, ptr %limit.s
  %full3 = icmp uge i64 %n3, %l3
  br i1 %full3, label %grow3, label %room3
grow3:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room3:
  %more3 = add i64 %n3, 1
  store i64 %more3, ptr %size.s
  %slot3 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot3
  br label %end
end:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; One group has fifteen slots. Within the budget of a map, or not.
; CHECK-LABEL: define i64 @fifteen(
; CHECK:         alloca [152 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
; LESS-LABEL: define i64 @fifteen(
; LESS:          call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @fifteen(i64 %l) {
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
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop.end ]
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %loop.end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %loop.end
loop.end:
  %i.next = add nuw nsw i64 %i, 1
  %i.more = icmp ult i64 %i.next, 15
  br i1 %i.more, label %loop, label %after
after:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; More are in several groups, which is reached by a way of growing.
; CHECK-LABEL: define i64 @sixteen(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @sixteen(i64 %l) {
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
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop.end ]
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %loop.end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %loop.end
loop.end:
  %i.next = add nuw nsw i64 %i, 1
  %i.more = icmp ult i64 %i.next, 16
  br i1 %i.more, label %loop, label %after
after:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; A loop counts as often as it goes round.
; CHECK-LABEL: define i64 @ten_rounds(
; CHECK:         alloca [112 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @ten_rounds(i64 %l) {
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
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop.end ]
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %loop.end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %loop.end
loop.end:
  %i.next = add nuw nsw i64 %i, 1
  %i.more = icmp ult i64 %i.next, 10
  br i1 %i.more, label %loop, label %after
after:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: nobody knows how often.
; CHECK-LABEL: define i64 @any_rounds(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @any_rounds(i64 %l, i64 %rounds) {
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
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop.end ]
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %loop.end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %loop.end
loop.end:
  %i.next = add nuw nsw i64 %i, 1
  %i.more = icmp ult i64 %i.next, %rounds
  br i1 %i.more, label %loop, label %after
after:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Loops inside of one another multiply.
; CHECK-LABEL: define i64 @three_times_four(
; CHECK:         alloca [128 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @three_times_four(i64 %l) {
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
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop.end ]
  br label %pre
pre:
  br label %inner
inner:
  %j = phi i64 [ 0, %pre ], [ %j.next, %inner.end ]
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %inner.end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %inner.end
inner.end:
  %j.next = add nuw nsw i64 %j, 1
  %j.more = icmp ult i64 %j.next, 4
  br i1 %j.more, label %inner, label %loop.end
loop.end:
  %i.next = add nuw nsw i64 %i, 1
  %i.more = icmp ult i64 %i.next, 3
  br i1 %i.more, label %loop, label %after
after:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: sixteen.
; CHECK-LABEL: define i64 @four_times_four(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @four_times_four(i64 %l) {
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
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop.end ]
  br label %pre
pre:
  br label %inner
inner:
  %j = phi i64 [ 0, %pre ], [ %j.next, %inner.end ]
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %inner.end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %inner.end
inner.end:
  %j.next = add nuw nsw i64 %j, 1
  %j.more = icmp ult i64 %j.next, 4
  br i1 %j.more, label %inner, label %loop.end
loop.end:
  %i.next = add nuw nsw i64 %i, 1
  %i.more = icmp ult i64 %i.next, 4
  br i1 %i.more, label %loop, label %after
after:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; A map that is made anew in each round, by what always comes before it is
; inserted into: only the loops inside count.
; CHECK-LABEL: define i64 @anew_each_round(
; CHECK:         alloca [48 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @anew_each_round(i64 %l, i64 %rounds) {
entry:
  %m = alloca [64 x i8], align 8
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop.end ]
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
  br label %next1
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %next1
next1:
  %n2 = load i64, ptr %size.s
  %l2 = load i64, ptr %limit.s
  %full2 = icmp uge i64 %n2, %l2
  br i1 %full2, label %grow2, label %room2
grow2:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %loop.end
room2:
  %more2 = add i64 %n2, 1
  store i64 %more2, ptr %size.s
  %slot2 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot2
  br label %loop.end
loop.end:
  %i.next = add nuw nsw i64 %i, 1
  %i.more = icmp ult i64 %i.next, %rounds
  br i1 %i.more, label %loop, label %after
after:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: some rounds go on with the map of the last one.
; CHECK-LABEL: define i64 @anew_in_some_rounds(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @anew_in_some_rounds(i64 %l, i64 %rounds, i1 %c) {
entry:
  %m = alloca [64 x i8], align 8
  %size.s = getelementptr i8, ptr %m, i64 24
  %limit.s = getelementptr i8, ptr %m, i64 32
  br label %enter
enter:
  br label %loop
loop:
  %i = phi i64 [ 0, %enter ], [ %i.next, %loop.end ]
  br i1 %c, label %new, label %old
new:
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.s = getelementptr i8, ptr %m, i64 40
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %s = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %s, ptr %first.s
  store ptr %s, ptr %m
  store i64 %l, ptr %limit.s
  br label %old
old:
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %loop.end
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  br label %loop.end
loop.end:
  %i.next = add nuw nsw i64 %i, 1
  %i.more = icmp ult i64 %i.next, %rounds
  br i1 %i.more, label %loop, label %after
after:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: a cycle with two entries is no loop that could be counted.
; CHECK-LABEL: define i64 @two_ways_round(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @two_ways_round(i64 %l, i1 %c) {
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
  br i1 %c, label %a, label %b
a:
  %n1 = load i64, ptr %size.s
  %l1 = load i64, ptr %limit.s
  %full1 = icmp uge i64 %n1, %l1
  br i1 %full1, label %grow1, label %room1
grow1:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %b
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %b
b:
  %go = call i64 @_ZNK5roost6detail5Table4sizeEv(ptr %m)
  %on = icmp ult i64 %go, 7
  br i1 %on, label %a, label %end
end:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; What the optimizer knows of the size is as good as an addition.
; CHECK-LABEL: define i64 @constant_size(
; CHECK:         alloca [72 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @constant_size(i64 %l) {
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
  store i64 4, ptr %size.s
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

; Erasing takes nothing from what is counted.
; CHECK-LABEL: define i64 @after_erasure(
; CHECK:         alloca [48 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @after_erasure(i64 %l) {
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
  br label %next
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %next
next:
  %held = load i64, ptr %size.s
  %less = add i64 %held, -1
  store i64 %less, ptr %size.s
  %n2 = load i64, ptr %size.s
  %l2 = load i64, ptr %limit.s
  %full2 = icmp uge i64 %n2, %l2
  br i1 %full2, label %grow2, label %room2
grow2:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room2:
  %more2 = add i64 %n2, 1
  store i64 %more2, ptr %size.s
  %slot2 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot2
  br label %end
end:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; A size that was carried in a register round the loop.
; CHECK-LABEL: define i64 @promoted(
; CHECK:         alloca [80 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @promoted(i64 %l) {
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
  %n = load i64, ptr %size.s
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %held = phi i64 [ %n, %entry ], [ %more, %loop ]
  %more = add i64 %held, 1
  %slot = getelementptr i8, ptr %s, i64 %held
  store volatile i8 1, ptr %slot
  %i.next = add nuw nsw i64 %i, 1
  %go = icmp ult i64 %i.next, 6
  br i1 %go, label %loop, label %end
end:
  store i64 %more, ptr %size.s
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: a size from elsewhere, as a copy has it.
; CHECK-LABEL: define i64 @unknown_size(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
define i64 @unknown_size(i64 %l, ptr %from) {
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
  %n = load i64, ptr %from
  store i64 %n, ptr %size.s
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}
