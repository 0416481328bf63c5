; No marker leaves the pass (R0): bodies are replaced, calls answered. A function
; that only has a marker's name is left alone.
; RUN: split-file %s %t
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %t/bodies.ll | FileCheck %t/bodies.ll
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %t/names.ll | FileCheck %t/names.ll

;--- bodies.ll
; As the frontend emits them.
; CHECK-NOT: __roost
$__roost_storage = comdat any
define linkonce_odr noundef ptr @__roost_storage(ptr noundef %h, i64 noundef %b, i64 noundef %a, i64 noundef %s) noinline nounwind comdat {
  ret ptr null
}
define linkonce_odr void @__roost_moved(ptr noundef %from, ptr noundef %to) noinline nounwind {
  ret void
}
declare i32 @__gxx_personality_v0(...)
declare void @use(ptr)
; CHECK-LABEL: define void @invoked(
; CHECK:         store i64 576, ptr %roost.storage
; CHECK-NEXT:    br label %next
define void @invoked() personality ptr @__gxx_personality_v0 {
  %m = alloca [48 x i8], align 8
  %s = invoke ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8) to label %next unwind label %pad
next:
  call void @__roost_moved(ptr %m, ptr %m)
  call void @use(ptr %s)
  ret void
pad:
  %e = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %e
}

;--- names.ll
; CHECK: define i32 @__roost_storage(i32 %x)
; CHECK: call i32 @__roost_storage(i32 1)
define i32 @__roost_storage(i32 %x) {
  ret i32 %x
}
define i32 @caller() {
  %r = call i32 @__roost_storage(i32 1)
  ret i32 %r
}
