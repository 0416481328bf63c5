; How an object gets away, step by step, with places.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='print<roost-escape>' -disable-output %s | FileCheck %s
@last = global ptr null
declare ptr @_Znwm(i64) nobuiltin
declare void @_ZdlPv(ptr) nobuiltin
declare void @unknown(ptr)

define void @keep(ptr %m) !dbg !10 {
  store ptr %m, ptr @last, !dbg !11
  ret void
}

; CHECK-LABEL: function directly
; CHECK-NEXT:    object %m: escapes
; CHECK-NEXT:      flow: stored to global 'last' at a.cpp:7:9
define void @directly() !dbg !20 {
  %m = call ptr @_Znwm(i64 8) builtin
  store ptr %m, ptr @last, !dbg !21
  ret void
}

; CHECK-LABEL: function through_callee
; CHECK-NEXT:    object %m: escapes
; CHECK-NEXT:      flow: passed to 'keep' (argument 1) at a.cpp:8:3
; CHECK-NEXT:      flow: stored to global 'last' at a.cpp:5:5
define void @through_callee() !dbg !30 {
  %m = call ptr @_Znwm(i64 8) builtin
  call void @keep(ptr %m), !dbg !32
  ret void
}

; CHECK-LABEL: function in_another
; CHECK:         object %m: escapes, is held in memory
; CHECK-NEXT:      flow: stored into a heap object
; CHECK-NEXT:      flow: passed to 'unknown' (argument 1) at a.cpp:8:3
define void @in_another() !dbg !40 {
  %box = call ptr @_Znwm(i64 8) builtin
  %m = call ptr @_Znwm(i64 8) builtin
  store ptr %m, ptr %box
  call void @unknown(ptr %box), !dbg !42
  ret void
}

; CHECK-LABEL: function stays
; CHECK-NEXT:    object %box: does not escape
; CHECK-NEXT:    object %m: does not escape, is freed, is held in memory
define void @stays() !dbg !50 {
  %box = alloca ptr
  %m = call ptr @_Znwm(i64 8) builtin
  store ptr %m, ptr %box
  %n = load ptr, ptr %box
  call void @_ZdlPv(ptr %n) builtin
  ret void
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, emissionKind: NoDebug)
!1 = !DIFile(filename: "a.cpp", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !DISubroutineType(types: !5)
!5 = !{}
!10 = distinct !DISubprogram(name: "keep", file: !1, line: 4, type: !4, unit: !0)
!11 = !DILocation(line: 5, column: 5, scope: !10)
!20 = distinct !DISubprogram(name: "user", file: !1, line: 6, type: !4, unit: !0)
!21 = !DILocation(line: 7, column: 9, scope: !20)
!30 = distinct !DISubprogram(name: "b", file: !1, line: 6, type: !4, unit: !0)
!32 = !DILocation(line: 8, column: 3, scope: !30)
!40 = distinct !DISubprogram(name: "c", file: !1, line: 6, type: !4, unit: !0)
!42 = !DILocation(line: 8, column: 3, scope: !40)
!50 = distinct !DISubprogram(name: "d", file: !1, line: 6, type: !4, unit: !0)
