//===- Options.td - The options of roost's commands -----------------------===//
//
// An option is visible to the commands it names. `roost c++` is not here: its
// options are clang++'s.
//
//===----------------------------------------------------------------------===//
include "llvm/Option/OptParser.td"

def ReportVis : OptionVisibility;
def DoctorVis : OptionVisibility;
def WhyVis : OptionVisibility;

def help : Flag<["--"], "help">, Visibility<[ReportVis, DoctorVis, WhyVis]>,
  HelpText<"print this">;
def help_short : Flag<["-"], "h">, Alias<help>,
  Visibility<[ReportVis, DoctorVis, WhyVis]>;

def color_EQ : Joined<["--"], "color=">, Visibility<[ReportVis, DoctorVis, WhyVis]>,
  MetaVarName<"auto|always|never">,
  HelpText<"colours; auto: on a terminal without NO_COLOR">;

def format_EQ : Joined<["--"], "format=">, Visibility<[ReportVis, WhyVis]>,
  MetaVarName<"text|json">, HelpText<"what to print (text)">;
def output : Separate<["-"], "o">, Visibility<[ReportVis]>,
  MetaVarName<" FILE">, HelpText<"print to FILE instead of standard output">;
