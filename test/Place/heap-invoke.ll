; An invoke of operator new becomes a branch, and the clean-up of a constructor
; that throws frees nothing any more.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare ptr @_Znwm(i64) nobuiltin
declare void @_ZdlPvm(ptr, i64) nobuiltin nounwind
declare void @_ZdlPv(ptr) nobuiltin nounwind
declare void @construct(ptr nocapture) nofree
declare i32 @__gxx_personality_v0(...)

; CHECK-LABEL: define void @made_in_try(
; CHECK-NOT:     @_Znwm
; CHECK-NOT:     @_ZdlPvm
; CHECK:         %m = alloca [48 x i8], align 16, !roost.header
; CHECK:         br label %made
; CHECK:       made:
; CHECK:         store i64 576, ptr %roost.storage
; CHECK:       threw:
; CHECK:         call void @llvm.lifetime.end.p0({{(i64 576, )?}}ptr %roost.storage)
; CHECK-NEXT:    call void @llvm.lifetime.end.p0({{(i64 48, )?}}ptr %m)
; CHECK:         resume
; CHECK:       }
define void @made_in_try() personality ptr @__gxx_personality_v0 {
  %m = invoke ptr @_Znwm(i64 48) builtin to label %made unwind label %failed
made:
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  invoke void @construct(ptr %m) to label %built unwind label %threw
built:
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
threw:
  %e = landingpad { ptr, i32 } cleanup
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  resume { ptr, i32 } %e
failed:
  %f = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %f
}

; The same without the delete in the landing pad leaves the map behind (R7).
; CHECK-LABEL: define void @forgotten_in_pad(
; CHECK-NOT:     !roost.storage
; CHECK:         %m = alloca [48 x i8], align 16, !roost.header
; CHECK:         store ptr null, ptr %m
define void @forgotten_in_pad() personality ptr @__gxx_personality_v0 {
  %m = invoke ptr @_Znwm(i64 48) builtin to label %made unwind label %failed
made:
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  invoke void @construct(ptr %m) to label %built unwind label %failed
built:
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
failed:
  %f = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %f
}
