; A map in a static variable of this module has storage beside it (R10).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -roost-static-limit=0 -S %s | FileCheck %s --check-prefix=NONE
; NONE-NOT: roost.storage

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare ptr @llvm.threadlocal.address.p0(ptr)
%Map = type [48 x i8]

; One for each header, as large as the largest demand.
; CHECK-DAG: [[PAIR:@roost.storage.*]] = internal global [208 x i8] zeroinitializer, align 32, !roost.storage
; CHECK-DAG: [[SECOND:@roost.storage.*]] = internal global [64 x i8] zeroinitializer, align 16, !roost.storage
; CHECK-DAG: [[PUBLIC:@roost.storage.*]] = internal global [192 x i8] zeroinitializer, align 16, !roost.storage
; CHECK-NOT: [{{[0-9]+}} x i8] zeroinitializer{{.*}}!roost.storage
@pair = internal global [96 x i8] zeroinitializer
@public = global %Map zeroinitializer
@thread = internal thread_local global %Map zeroinitializer
@elsewhere = external global %Map
@inline = linkonce_odr global %Map zeroinitializer
@weak = weak global %Map zeroinitializer
@common = common global %Map zeroinitializer
@section = internal global %Map zeroinitializer, section "shared"
@large = internal global %Map zeroinitializer
@cache = internal global %Map zeroinitializer
@array = internal global [4 x %Map] zeroinitializer
@unoptimized = internal global %Map zeroinitializer
$group = comdat any
@grouped = global %Map zeroinitializer, comdat($group)

; Each construction writes the size, in loops too, and in any function.
; CHECK-LABEL: define void @in_pair(
; CHECK:         store i64 208, ptr [[PAIR]], align 32
; CHECK:         store ptr [[PAIR]], ptr @pair
; CHECK:         store i64 64, ptr [[SECOND]], align 16
define void @in_pair() {
  %s = call ptr @__roost_storage(ptr @pair, i64 192, i64 32, i64 8)
  store ptr %s, ptr @pair
  %t = call ptr @__roost_storage(ptr getelementptr (i8, ptr @pair, i64 48), i64 64, i64 16, i64 8)
  store ptr %t, ptr getelementptr (i8, ptr @pair, i64 48)
  ret void
}
; CHECK-LABEL: define void @in_pair_again(
; CHECK:         store i64 208, ptr [[PAIR]], align 32
; REMARK-DAG: map 'pair' placed in static storage, 208 bytes
define void @in_pair_again() {
  %s = call ptr @__roost_storage(ptr @pair, i64 208, i64 16, i64 8)
  store ptr %s, ptr @pair
  ret void
}
; CHECK-LABEL: define void @in_public(
; CHECK:         store ptr [[PUBLIC]], ptr @public
define void @in_public() {
  %s = call ptr @__roost_storage(ptr @public, i64 192, i64 16, i64 8)
  store ptr %s, ptr @public
  ret void
}

; CHECK-NOT: [[PAIR]]
; CHECK-LABEL: define void @refused(
; CHECK-COUNT-10: call void @use(ptr null)
; CHECK-NOT:     call void @use(ptr
; CHECK:         ret void
; REMARK-DAG: map 'inline' kept on the heap because it has its header in static storage
; REMARK-DAG: map 'large' kept on the heap because it needs 264 bytes of first storage, more than pays beside a static variable
; REMARK-DAG: map 'cache' kept on the heap because it is moved out
define void @refused(i64 %i, i64 %n) {
  %thread = call ptr @llvm.threadlocal.address.p0(ptr @thread)
  %1 = call ptr @__roost_storage(ptr %thread, i64 192, i64 16, i64 8)
  call void @use(ptr %1)
  %2 = call ptr @__roost_storage(ptr @elsewhere, i64 192, i64 16, i64 8)
  call void @use(ptr %2)
  %3 = call ptr @__roost_storage(ptr @inline, i64 192, i64 16, i64 8)
  call void @use(ptr %3)
  %4 = call ptr @__roost_storage(ptr @weak, i64 192, i64 16, i64 8)
  call void @use(ptr %4)
  %5 = call ptr @__roost_storage(ptr @common, i64 192, i64 16, i64 8)
  call void @use(ptr %5)
  %6 = call ptr @__roost_storage(ptr @section, i64 192, i64 16, i64 8)
  call void @use(ptr %6)
  %7 = call ptr @__roost_storage(ptr @grouped, i64 192, i64 16, i64 8)
  call void @use(ptr %7)
  %8 = call ptr @__roost_storage(ptr @large, i64 264, i64 16, i64 8)
  call void @use(ptr %8)
  %element = getelementptr %Map, ptr @array, i64 %i
  %9 = call ptr @__roost_storage(ptr %element, i64 192, i64 16, i64 8)
  call void @use(ptr %9)
  %10 = call ptr @__roost_storage(ptr @cache, i64 192, i64 16, i64 8)
  call void @use(ptr %10)
  ret void
}
; Moved out anywhere in the module, into whatever it be (R4).
define void @moves(ptr %out) {
  %m = alloca %Map, align 8
  call void @__roost_moved(ptr @cache, ptr %m)
  ret void
}
; CHECK-LABEL: define void @not_optimized(
; CHECK:         call void @use(ptr null)
define void @not_optimized() optnone noinline {
  %s = call ptr @__roost_storage(ptr @unoptimized, i64 192, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}
