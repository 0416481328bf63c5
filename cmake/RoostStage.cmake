# roost_add_stage(NAME SOURCES...): one folder of lib/, one static library.
function(roost_add_stage name)
  add_library(Roost${name} STATIC ${ARGN})
  target_link_libraries(Roost${name} PUBLIC roost_compiler_part)
endfunction()
