; -roost-dot: the escape graph of each function that asks for first storage, as
; LLVM's graph writer writes it. Objects are double, those that escape red.
; RUN: rm -rf %t && %opt -load-pass-plugin=%roost_pass -passes=roost -roost-dot=%t -disable-output %s
; RUN: FileCheck %s < %t/escapes.dot
; RUN: ls %t | FileCheck %s --check-prefix=FILES
; RUN: not %opt -load-pass-plugin=%roost_pass -passes=roost -roost-dot=%s/x -disable-output %s 2>&1 | FileCheck %s --check-prefix=BAD
; RUN: not %opt -load-pass-plugin=%roost_pass -passes=roost -roost-dot= -disable-output %s 2>&1 | FileCheck %s --check-prefix=EMPTY

; CHECK:     digraph "escape graph of escapes"
; CHECK-DAG: peripheries=2,color=red,label="{object %p}"
; CHECK-DAG: label="{the heap}"
; CHECK-DAG: -> Node{{.*}}[label="-1"]
; FILES-NOT: nothing.dot
; FILES:     escapes.dot
; FILES-NOT: nothing.dot
; BAD:       error: roost: can't write '{{.*}}escapes.dot': {{.*}}
; EMPTY:     roost: error: option 'dot' does not take ''; it takes the name of a folder
declare ptr @__roost_storage(ptr, i64, i64, i64)
declare ptr @_Znwm(i64)
declare void @keep(ptr)
define void @escapes() {
  %p = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %p, i64 576, i64 16, i64 8)
  store ptr %s, ptr %p
  call void @keep(ptr %p)
  ret void
}
define void @nothing(ptr %p) {
  call void @keep(ptr %p)
  ret void
}
