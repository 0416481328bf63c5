; An object that holds a std::string holds an address of its own, that of the
; string's buffer. What is deleted there is where an object begins, so not this
; one (H3).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare ptr @_Znwm(i64) nobuiltin
declare void @_ZdlPvm(ptr, i64) nobuiltin nounwind
declare void @_ZdlPv(ptr) nobuiltin nounwind
declare void @unknown(ptr)

; CHECK-LABEL: define void @with_string(
; CHECK:         %o = alloca [96 x i8], align 16, !roost.header
; CHECK:         call void @_ZdlPv(ptr %p)
define void @with_string() {
  %o = call ptr @_Znwm(i64 96) builtin
  %s = call ptr @__roost_storage(ptr %o, i64 576, i64 16, i64 8)
  store ptr %s, ptr %o
  %name = getelementptr i8, ptr %o, i64 64
  %buffer = getelementptr i8, ptr %o, i64 80
  store ptr %buffer, ptr %name
  %p = load ptr, ptr %name
  %own = icmp eq ptr %p, %buffer
  br i1 %own, label %done, label %free
free:
  call void @_ZdlPv(ptr %p) builtin
  br label %done
done:
  call void @_ZdlPvm(ptr %o, i64 96) builtin
  ret void
}

; What has the string's buffer has an address of the object.
; CHECK-LABEL: define void @with_buffer_kept(
; CHECK:         call ptr @_Znwm
define void @with_buffer_kept() {
  %o = call ptr @_Znwm(i64 96) builtin
  %s = call ptr @__roost_storage(ptr %o, i64 576, i64 16, i64 8)
  store ptr %s, ptr %o
  %name = getelementptr i8, ptr %o, i64 64
  %buffer = getelementptr i8, ptr %o, i64 80
  store ptr %buffer, ptr %name
  %p = load ptr, ptr %name
  call void @unknown(ptr %p)
  call void @_ZdlPvm(ptr %o, i64 96) builtin
  ret void
}

; Here the object itself may be what is deleted.
; CHECK-LABEL: define void @with_itself(
; CHECK:         call ptr @_Znwm
define void @with_itself(i1 %c) {
  %o = call ptr @_Znwm(i64 96) builtin
  %s = call ptr @__roost_storage(ptr %o, i64 576, i64 16, i64 8)
  store ptr %s, ptr %o
  %self = getelementptr i8, ptr %o, i64 64
  store ptr %o, ptr %self
  %p = load ptr, ptr %self
  call void @_ZdlPv(ptr %p) builtin
  ret void
}

; And here: what is deleted is not what was loaded.
; CHECK-LABEL: define void @with_cookie(
; CHECK:         call ptr @_Znwm
define void @with_cookie(i1 %c) {
  %o = call ptr @_Znwm(i64 96) builtin
  %s = call ptr @__roost_storage(ptr %o, i64 576, i64 16, i64 8)
  store ptr %s, ptr %o
  %self = getelementptr i8, ptr %o, i64 64
  %behind = getelementptr i8, ptr %o, i64 8
  store ptr %behind, ptr %self
  %p = load ptr, ptr %self
  %start = getelementptr i8, ptr %p, i64 -8
  call void @_ZdlPv(ptr %start) builtin
  ret void
}
