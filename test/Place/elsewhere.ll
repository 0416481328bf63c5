; Headers that are no object of this frame (R1): another module's, a thread's, the
; caller's, an exception's, and stack objects with rules of their own.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare ptr @__cxa_allocate_exception(i64)
declare void @__cxa_throw(ptr, ptr, ptr) noreturn
declare ptr @llvm.threadlocal.address.p0(ptr)
declare void @takes_inalloca(ptr inalloca([48 x i8]))
@static = external global [48 x i8]
@thread = thread_local global [48 x i8] zeroinitializer
; CHECK-NOT: !roost.storage

; REMARK-DAG: map 'static' kept on the heap because it has its header in static storage
define void @in_static() {
  %s = call ptr @__roost_storage(ptr @static, i64 576, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}

; REMARK-DAG: map 'm' kept on the heap because it has its header in static storage
define void @in_thread() {
  %m = call ptr @llvm.threadlocal.address.p0(ptr @thread)
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}

; REMARK-DAG: map 'out' kept on the heap because it has a header that belongs to the caller
define void @in_caller(ptr sret([48 x i8]) %out) {
  %s = call ptr @__roost_storage(ptr %out, i64 576, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}

; REMARK-DAG: map 'thrown' kept on the heap because it escapes: it is part of an exception object
define void @in_exception() {
  %thrown = call ptr @__cxa_allocate_exception(i64 48)
  %s = call ptr @__roost_storage(ptr %thrown, i64 576, i64 16, i64 8)
  store ptr %s, ptr %thrown
  call void @__cxa_throw(ptr %thrown, ptr null, ptr null) noreturn
  unreachable
}

; REMARK-DAG: map 'argument' kept on the heap because it has a header that can't be traced to one object
define void @in_inalloca() {
  %argument = alloca inalloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %argument, i64 576, i64 16, i64 8)
  store ptr %s, ptr %argument
  call void @takes_inalloca(ptr inalloca([48 x i8]) %argument)
  ret void
}
