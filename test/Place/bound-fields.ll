; What must hold of the fields of a map whose bound is proven (R11, B3 and B4),
; and of the object it lies in.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @use(ptr)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
declare void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr)
declare void @_ZN5roost6detail4Core7rebuildENS0_5ShapeE(ptr, i64, i64)
declare void @_ZN5roost6detail4Core12dropFromHeapEv(ptr)
@_ZN5roost6detail8kNoBlockE = external constant [32 x i8]

; A block of its own is never there to be dropped (T33).
; CHECK-LABEL: define i64 @dropped(
; CHECK:         alloca [40 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
; CHECK-NOT:     dropFromHeap
; CHECK:         ret
define i64 @dropped(i64 %l) {
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
  %tags = load ptr, ptr %m
  %heap = icmp ne ptr %tags, %s
  br i1 %heap, label %drop, label %done
drop:
  call void @_ZN5roost6detail4Core12dropFromHeapEv(ptr %m)
  br label %done
done:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Room for five was asked for, and is there (B4).
; CHECK-LABEL: define i64 @reserved(
; CHECK:         alloca [72 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
; CHECK-NOT:     rebuild
; CHECK:         ret
define i64 @reserved(i64 %l) {
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
  %limit = load i64, ptr %limit.s
  %want = icmp ult i64 %limit, 5
  br i1 %want, label %rebuild, label %done
rebuild:
  call void @_ZN5roost6detail4Core7rebuildENS0_5ShapeE(ptr %m, i64 1, i64 5)
  br label %done
done:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: more than one group.
; CHECK-LABEL: define i64 @reserved_more(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @reserved_more(i64 %l) {
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
  %limit = load i64, ptr %limit.s
  %want = icmp ult i64 %limit, 5
  br i1 %want, label %rebuild, label %done
rebuild:
  call void @_ZN5roost6detail4Core7rebuildENS0_5ShapeE(ptr %m, i64 2, i64 30)
  br label %done
done:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: nobody knows how much.
; CHECK-LABEL: define i64 @reserved_unknown(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @reserved_unknown(i64 %l) {
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
  %limit = load i64, ptr %limit.s
  %want = icmp ult i64 %limit, 5
  br i1 %want, label %rebuild, label %done
rebuild:
  call void @_ZN5roost6detail4Core7rebuildENS0_5ShapeE(ptr %m, i64 1, i64 %l)
  br label %done
done:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: another block (B3).
; CHECK-LABEL: define i64 @adopted(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @adopted(i64 %l, ptr %p) {
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
  store ptr %p, ptr %m
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; The first storage again, as clear has it.
; CHECK-LABEL: define i64 @cleared(
; CHECK:         alloca [40 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @cleared(i64 %l) {
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
  %tags = load ptr, ptr %m
  store ptr %tags, ptr %m
  store i64 0, ptr %size.s
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: bytes are copied over it.
; CHECK-LABEL: define i64 @copied_bytes(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @copied_bytes(i64 %l, ptr %p) {
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
  call void @llvm.memcpy.p0.p0.i64(ptr %m, ptr %p, i64 64, i1 false)
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: part of the size is written.
; CHECK-LABEL: define i64 @half_a_field(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @half_a_field(i64 %l) {
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
  store i32 1, ptr %size.s
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; The way that is never taken may keep the address before it is.
; CHECK-LABEL: define i64 @closure_for_growing(
; CHECK:         alloca [40 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @closure_for_growing(i64 %l) {
entry:
  %m = alloca [64 x i8], align 8
  %closure = alloca ptr
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
  store ptr %m, ptr %closure
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

; Negative: a way that may be taken.
; CHECK-LABEL: define i64 @closure_for_others(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @closure_for_others(i64 %l) {
entry:
  %m = alloca [64 x i8], align 8
  %closure = alloca ptr
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
  store ptr %m, ptr %closure
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Two maps at one place: as many as both may hold, in one storage.
; CHECK-LABEL: define i64 @taking_turns(
; CHECK:         alloca [48 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @taking_turns(i64 %l) {
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
  br label %second
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %second
second:
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.t = getelementptr i8, ptr %m, i64 40
  %limit.t = getelementptr i8, ptr %m, i64 32
  %size.t = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %t = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 8)
  store ptr %t, ptr %first.t
  store ptr %t, ptr %m
  store i64 %l, ptr %limit.t
  %n2 = load i64, ptr %size.t
  %l2 = load i64, ptr %limit.t
  %full2 = icmp uge i64 %n2, %l2
  br i1 %full2, label %grow2, label %room2
grow2:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room2:
  %more2 = add i64 %n2, 1
  store i64 %more2, ptr %size.t
  %slot2 = getelementptr i8, ptr %t, i64 %l
  store volatile i8 1, ptr %slot2
  br label %end
end:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; Negative: slots of two sizes.
; CHECK-LABEL: define i64 @taking_turns_by_types(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @taking_turns_by_types(i64 %l) {
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
  br label %second
room1:
  %more1 = add i64 %n1, 1
  store i64 %more1, ptr %size.s
  %slot1 = getelementptr i8, ptr %s, i64 %l
  store volatile i8 1, ptr %slot1
  br label %second
second:
  call void @llvm.memset.p0.i64(ptr %m, i8 0, i64 64, i1 false)
  %first.t = getelementptr i8, ptr %m, i64 40
  %limit.t = getelementptr i8, ptr %m, i64 32
  %size.t = getelementptr i8, ptr %m, i64 24
  store ptr @_ZN5roost6detail8kNoBlockE, ptr %m
  %t = call ptr @__roost_storage(ptr %m, i64 560, i64 16, i64 16)
  store ptr %t, ptr %first.t
  store ptr %t, ptr %m
  store i64 %l, ptr %limit.t
  %n2 = load i64, ptr %size.t
  %l2 = load i64, ptr %limit.t
  %full2 = icmp uge i64 %n2, %l2
  br i1 %full2, label %grow2, label %room2
grow2:
  call void @_ZN5roost6detail4Core15insertOutOfLineEv(ptr %m)
  br label %end
room2:
  %more2 = add i64 %n2, 1
  store i64 %more2, ptr %size.t
  %slot2 = getelementptr i8, ptr %t, i64 %l
  store volatile i8 1, ptr %slot2
  br label %end
end:
  %size.end = load i64, ptr %size.s
  ret i64 %size.end
}

; A map in an object, beside something else.
; CHECK-LABEL: define i64 @member(
; CHECK:         alloca [40 x i8], align 16, !roost.storage
; CHECK-NOT:     insertOutOfLine
define i64 @member(i64 %l) {
entry:
  %o = alloca [96 x i8], align 8
  %m = getelementptr i8, ptr %o, i64 32
  store i64 %l, ptr %o
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

; Negative: its owner's address is given away.
; CHECK-LABEL: define i64 @member_given_away(
; CHECK:         alloca [560 x i8], align 16, !roost.storage
; CHECK:         call void @_ZN5roost6detail4Core15insertOutOfLineEv
define i64 @member_given_away(i64 %l) {
entry:
  %o = alloca [96 x i8], align 8
  %m = getelementptr i8, ptr %o, i64 32
  call void @use(ptr %o)
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
