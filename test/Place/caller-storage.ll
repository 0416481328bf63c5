; A function that makes a map in an object of its caller's takes the storage from
; there (R9), if it can be changed or copied.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify,verify<roost>' -roost-record=off -S %s | FileCheck %s

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare i32 @personality(...)
%Map = type [48 x i8]
%Two = type { %Map, %Map }

; All uses are calls: it is changed itself. All give storage: it is never null.
; CHECK-LABEL: define internal void @build(
; CHECK-SAME:    ptr sret([48 x i8]) %out, i32 %n, ptr noundef nonnull align 16 %roost.storage) {{.*}}!roost.takes_storage [[BUILD:![0-9]+]]
; CHECK:         icmp ne ptr %roost.storage, null
; CHECK-NEXT:    br i1 {{.*}}, label %[[WRITE:.*]], label %[[ON:.*]]
; CHECK:       [[WRITE]]:
; CHECK-NEXT:    store i64 576, ptr %roost.storage, align 16
; CHECK-NEXT:    br label %[[ON]]
; CHECK:       [[ON]]:
; CHECK-NEXT:    store ptr %roost.storage, ptr %out
define internal void @build(ptr sret(%Map) %out, i32 %n) memory(argmem: write, inaccessiblemem: readwrite) {
  %s = call ptr @__roost_storage(ptr %out, i64 576, i64 16, i64 8)
  store ptr %s, ptr %out
  ret void
}
; The caller writes no size, and its storage lives when the map does.
; CHECK-LABEL: define void @calls_build(
; CHECK-NEXT:    %roost.storage = alloca [576 x i8], align 16, !roost.storage
; CHECK-NEXT:    %m = alloca
; CHECK-NEXT:    call void @llvm.lifetime.start.p0({{(i64 48, )?}}ptr %m)
; CHECK-NEXT:    call void @llvm.lifetime.start.p0({{(i64 576, )?}}ptr %roost.storage)
; CHECK-NEXT:    call void @build(ptr sret([48 x i8]) %m, i32 1, ptr noundef %roost.storage) [[MEMORY:#[0-9]+]]
; CHECK:         call void @llvm.lifetime.end.p0({{(i64 576, )?}}ptr %roost.storage)
define void @calls_build() {
  %m = alloca %Map, align 8
  call void @llvm.lifetime.start.p0(i64 48, ptr %m)
  tail call void @build(ptr sret(%Map) %m, i32 1) memory(argmem: write, inaccessiblemem: readwrite)
  call void @use(ptr %m)
  call void @llvm.lifetime.end.p0(i64 48, ptr %m)
  ret void
}
declare void @llvm.lifetime.start.p0(i64, ptr)
declare void @llvm.lifetime.end.p0(i64, ptr)

; One caller has nothing to give: the parameter may be null.
; CHECK-LABEL: define internal void @mixed(
; CHECK-SAME:    ptr %out, ptr noundef align 16 %roost.storage)
define internal void @mixed(ptr %out) {
  %s = call ptr @__roost_storage(ptr %out, i64 576, i64 16, i64 8)
  store ptr %s, ptr %out
  ret void
}
; CHECK-LABEL: define void @mixed_frame(
; CHECK:         call void @mixed(ptr %m, ptr noundef %roost.storage)
; CHECK-LABEL: define void @mixed_elsewhere(
; CHECK:         call void @mixed(ptr %p, ptr noundef null)
define void @mixed_frame() {
  %m = alloca %Map, align 8
  call void @mixed(ptr %m)
  call void @use(ptr %m)
  ret void
}
define void @mixed_elsewhere(ptr %q) {
  %p = load ptr, ptr %q
  call void @mixed(ptr %p)
  ret void
}

; Nobody has anything to give: nothing changes.
; CHECK-LABEL: define internal void @in_vain(
; CHECK-SAME:    ptr %out) {
; CHECK-NEXT:    store ptr null, ptr %out
define internal void @in_vain(ptr %out) {
  %s = call ptr @__roost_storage(ptr %out, i64 576, i64 16, i64 8)
  store ptr %s, ptr %out
  ret void
}
define void @calls_in_vain(ptr %q) {
  %p = load ptr, ptr %q
  call void @in_vain(ptr %p)
  ret void
}

; Two maps of one object, made by an invoke; one of them by a callee's callee.
; CHECK-LABEL: define internal void @two(
; CHECK-SAME:    ptr %t, ptr noundef nonnull align 16 %roost.storage, ptr noundef nonnull align 8 %roost.storage1)
; CHECK:         call void @part(ptr %b, ptr noundef %roost.storage1)
define internal void @two(ptr %t) {
  %s = call ptr @__roost_storage(ptr %t, i64 576, i64 16, i64 8)
  store ptr %s, ptr %t
  %b = getelementptr i8, ptr %t, i64 40
  call void @part(ptr %b)
  ret void
}
; CHECK-LABEL: define internal void @part(
; CHECK-SAME:    ptr %p, ptr noundef nonnull align 8 %roost.storage)
; CHECK:         store i64 64, ptr %roost.storage, align 8
define internal void @part(ptr %p) {
  %b = getelementptr i8, ptr %p, i64 8
  %s = call ptr @__roost_storage(ptr %b, i64 64, i64 8, i64 4)
  store ptr %s, ptr %b
  ret void
}
; CHECK-LABEL: define void @calls_two(
; CHECK-DAG:     [[A:%.*]] = alloca [576 x i8], align 16, !roost.storage
; CHECK-DAG:     [[B:%.*]] = alloca [64 x i8], align 8, !roost.storage
; CHECK:         invoke void @two(ptr %t, ptr noundef [[A]], ptr noundef [[B]])
define void @calls_two() personality ptr @personality {
  %t = alloca %Two, align 8
  invoke void @two(ptr %t) to label %done unwind label %failed
done:
  ret void
failed:
  %l = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %l
}

; A map that is made again while the caller may use another at its place: the
; callee writes the size, at each construction, and nobody before.
; CHECK-LABEL: define void @makes_again(
; CHECK:         store i64 576, ptr
; CHECK:         call void @use(ptr %m)
; CHECK-NEXT:    call void @reset(ptr %m, i1 %c, ptr noundef %{{.*}})
define void @makes_again(i1 %c) {
  %m = alloca %Map, align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @use(ptr %m)
  call void @reset(ptr %m, i1 %c)
  ret void
}
; CHECK-LABEL: define internal void @reset(
; CHECK:       again:
; CHECK:         store i64 600, ptr %roost.storage
; CHECK:       loop:
; CHECK:         store i64 600, ptr %roost.storage
define internal void @reset(ptr %m, i1 %c) {
  br i1 %c, label %again, label %done
again:
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  br label %loop
loop:
  call void @use(ptr %m)
  %t = call ptr @__roost_storage(ptr %m, i64 600, i64 16, i64 8)
  store ptr %t, ptr %m
  br i1 %c, label %loop, label %done
done:
  ret void
}

; Others may call it: a copy is changed, and called where there is storage.
; CHECK-LABEL: define linkonce_odr void @shared(
; CHECK-SAME:    ptr %this) comdat {
; CHECK-NEXT:    store ptr null, ptr %this
; CHECK-LABEL: define internal void @shared.roost(
; CHECK-SAME:    ptr %this, ptr noundef nonnull align 16 %roost.storage) !roost.takes_storage
$shared = comdat any
define linkonce_odr void @shared(ptr %this) comdat {
  %s = call ptr @__roost_storage(ptr %this, i64 576, i64 16, i64 8)
  store ptr %s, ptr %this
  ret void
}
; CHECK-LABEL: define void @calls_shared(
; CHECK:         call void @shared.roost(ptr %m, ptr noundef %roost.storage)
; CHECK-NEXT:    call void @shared(ptr %p)
define void @calls_shared(ptr %q) {
  %m = alloca %Map, align 8
  %p = load ptr, ptr %q
  call void @shared(ptr %m)
  call void @shared(ptr %p)
  ret void
}

; Handed on by a function that others may call: the copy has it, the original
; gives null.
; CHECK-LABEL: define void @hands_on(
; CHECK:         call void @maker(ptr %out, ptr noundef null)
; CHECK-LABEL: define internal void @hands_on.roost(
; CHECK:         call void @maker(ptr %out, ptr noundef %roost.storage)
define void @hands_on(ptr %out) {
  call void @maker(ptr %out)
  ret void
}
define internal void @maker(ptr %out) {
  %s = call ptr @__roost_storage(ptr %out, i64 576, i64 16, i64 8)
  store ptr %s, ptr %out
  ret void
}
; CHECK-LABEL: define void @calls_hands_on(
; CHECK:         call void @hands_on.roost(ptr %m, ptr noundef %roost.storage)
define void @calls_hands_on() {
  %m = alloca %Map, align 8
  call void @hands_on(ptr %m)
  call void @use(ptr %m)
  ret void
}

; To itself it hands null on.
; CHECK-LABEL: define internal void @recursive(
; CHECK-SAME:    ptr %out, i32 %n, ptr noundef align 16 %roost.storage)
; CHECK:         call void @recursive(ptr %out, i32 %less, ptr noundef null)
define internal void @recursive(ptr %out, i32 %n) {
  %s = call ptr @__roost_storage(ptr %out, i64 64, i64 16, i64 8)
  store ptr %s, ptr %out
  %less = sub i32 %n, 1
  %c = icmp eq i32 %n, 0
  br i1 %c, label %done, label %more
more:
  call void @recursive(ptr %out, i32 %less)
  br label %done
done:
  ret void
}
define void @calls_recursive() {
  %m = alloca %Map, align 8
  call void @recursive(ptr %m, i32 3)
  ret void
}

; In a static variable: storage beside it (R10), size written by the callee.
; CHECK-LABEL: define void @fills_static(
; CHECK-NOT:     store
; CHECK:         call void @mixed_static(ptr @static, ptr noundef @roost.storage)
@static = internal global %Map zeroinitializer
define void @fills_static() {
  call void @mixed_static(ptr @static)
  ret void
}
define internal void @mixed_static(ptr %out) {
  %s = call ptr @__roost_storage(ptr %out, i64 192, i64 16, i64 8)
  store ptr %s, ptr %out
  ret void
}

; CHECK: attributes [[MEMORY]] = { memory(argmem: readwrite, inaccessiblemem: readwrite) }
; CHECK: [[BUILD]] = !{i64 2, i64 576}
