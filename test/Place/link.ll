; A link with optimization. Before it, what has its answer keeps it, what waits
; for a caller in another file stays a call of a marker that has a body again;
; at the link the pass goes on, or, where it is not loaded, the body is inlined
; (R0). The other file's @keeps_nothing is what decides here.
;
; REQUIRES: llvm-22
; RUN: split-file %s %t
;
; RUN: %opt -load-pass-plugin=%roost_pass -passes='lto-pre-link<O2>,verify<roost>' -S %t/a.ll -o %t/a.pre.ll
; RUN: FileCheck %s --check-prefix=BEFORE < %t/a.pre.ll
; RUN: %opt -load-pass-plugin=%roost_pass -passes='lto-pre-link<O2>' -S %t/b.ll -o %t/b.pre.ll
; RUN: llvm-link -S %t/a.pre.ll %t/b.pre.ll -o %t/whole.ll
; RUN: %opt -passes=internalize -internalize-public-api-list=local,heap,heap_kept,dropped %t/whole.ll -S -o %t/internal.ll
; RUN: %opt -load-pass-plugin=%roost_pass -passes='lto<O2>,verify<roost>' -pass-remarks=roost -pass-remarks-missed=roost -S %t/internal.ll -o %t/linked.ll 2>&1 | FileCheck %s --check-prefix=REMARK
; RUN: FileCheck %s --check-prefix=LINKED < %t/linked.ll
;
; The same without the pass.
; RUN: %opt -passes='lto<O2>' -S %t/internal.ll | FileCheck %s --check-prefix=WITHOUT
;
; And one file after the other.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='thinlto-pre-link<O2>,verify<roost>' -S %t/a.ll -o %t/thin.ll
; RUN: FileCheck %s --check-prefix=BEFORE < %t/thin.ll
; RUN: %opt -load-pass-plugin=%roost_pass -passes='thinlto<O2>,verify<roost>' -S %t/thin.ll | FileCheck %s --check-prefix=THIN
; RUN: %opt -passes='thinlto<O2>' -S %t/thin.ll | FileCheck %s --check-prefix=WITHOUT
;
; At -O0 nothing waits.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='lto-pre-link<O0>,verify<roost>' -S %t/a.ll | FileCheck %s --check-prefix=O0

; BEFORE-COUNT-1: section ".roost.report"
; BEFORE:       define linkonce_odr hidden {{.*}}ptr @__roost_storage(
; BEFORE-NEXT:    ret ptr null
; BEFORE-LABEL: define {{.*}}i32 @local(
; BEFORE:         alloca [576 x i8], align 16, !roost.storage
; BEFORE-LABEL: define {{.*}}i32 @heap(
; BEFORE:         call {{.*}}ptr @__roost_storage(
; BEFORE-LABEL: define {{.*}}i32 @heap_kept(
; BEFORE:         call {{.*}}ptr @__roost_storage(
; BEFORE:       !roost.sites

; LINKED-NOT:     @__roost
; LINKED-COUNT-1: section ".roost.report"
; LINKED-NOT:     section ".roost.report"
; LINKED-LABEL: define {{.*}}i32 @local(
; LINKED:         alloca [576 x i8], align 16, !roost.storage
; LINKED-LABEL: define {{.*}}i32 @heap(
; LINKED:         alloca [576 x i8], align 16, !roost.storage
; LINKED-NOT:     call {{.*}}@_Znwm
; LINKED-LABEL: define {{.*}}i32 @heap_kept(
; LINKED-NOT:     alloca
; LINKED:         call {{.*}}ptr @_Znwm(
; LINKED-NOT:     @__roost
; LINKED-NOT:     !roost.sites
; REMARK-DAG: map 'm' placed on the stack, 576 bytes
; REMARK-DAG: map 'p' placed on the stack, 576 bytes and 48 of its header
; REMARK-DAG: map 'q' kept on the heap because it escapes: stored to global 'last'

; WITHOUT-LABEL: define {{.*}}i32 @local(
; WITHOUT:         alloca [576 x i8], align 16, !roost.storage
; WITHOUT-LABEL: define {{.*}}i32 @heap(
; WITHOUT-NOT:     roost.storage
; WITHOUT:         store ptr null

; THIN-LABEL: define {{.*}}i32 @local(
; THIN:         alloca [576 x i8], align 16, !roost.storage
; THIN-LABEL: define {{.*}}i32 @heap(
; THIN:         call {{.*}}ptr @_Znwm(
; THIN:         store ptr null
; THIN-NOT:     @__roost

; O0-NOT:     @__roost
; O0-COUNT-1: section ".roost.report"
; O0-NOT:     @__roost

;--- a.ll
declare ptr @__roost_storage(ptr, i64, i64, i64)
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
declare i32 @keeps_nothing(ptr)
declare i32 @keeps(ptr)

define i32 @local() {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  %r = call i32 @keeps_nothing(ptr %m)
  ret i32 %r
}
define i32 @heap() {
  %p = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %p, i64 576, i64 16, i64 8)
  store ptr %s, ptr %p
  %r = call i32 @keeps_nothing(ptr %p)
  call void @_ZdlPv(ptr %p) builtin
  ret i32 %r
}
define i32 @heap_kept() {
  %q = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %q, i64 576, i64 16, i64 8)
  store ptr %s, ptr %q
  %r = call i32 @keeps(ptr %q)
  call void @_ZdlPv(ptr %q) builtin
  ret i32 %r
}

;--- b.ll
@last = global ptr null
define i32 @keeps_nothing(ptr %p) noinline {
  %first = load ptr, ptr %p
  %none = icmp eq ptr %first, null
  %r = zext i1 %none to i32
  ret i32 %r
}
define i32 @keeps(ptr %p) noinline {
  store volatile ptr %p, ptr @last
  ret i32 0
}
