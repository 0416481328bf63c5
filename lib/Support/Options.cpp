//===- Options.cpp - Parsing of -fplugin-arg-roost-NAME=VALUE -------------===//

#include "Support/Options.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;
using namespace roost;

namespace {

constexpr const char *KnownNames =
    "explain, lower, order, record, net, stack-limit, frame-limit, "
    "recursion-limit, static-limit, facts, facts-from, dot, build, table";

Error badValue(StringRef Name, StringRef Value, StringRef Accepted) {
  return createStringError(
      inconvertibleErrorCode(), "option '%s' does not take '%s'; it takes %s",
      Name.str().c_str(), Value.str().c_str(), Accepted.str().c_str());
}

Error parseSwitch(StringRef Name, StringRef Value, StringRef On, StringRef Off,
                  bool &Result) {
  if (Value == On)
    Result = true;
  else if (Value == Off)
    Result = false;
  else
    return badValue(Name, Value, (On + " or " + Off).str());
  return Error::success();
}

Error parseBytes(StringRef Name, StringRef Value, uint64_t &Result) {
  constexpr uint64_t Largest = 1 << 20;
  uint64_t N;
  if (Value.getAsInteger(10, N) || N > Largest)
    return badValue(Name, Value, "a number of bytes from 0 to 1048576");
  Result = N;
  return Error::success();
}

} // namespace

Error Options::parse(StringRef NameAndValue) {
  auto [Name, Value] = NameAndValue.split('=');
  if (Name == "explain") {
    if (Value.getAsInteger(10, Explain) || Explain > 2)
      return badValue(Name, Value, "0, 1 or 2");
    return Error::success();
  }
  if (Name == "lower")
    return parseSwitch(Name, Value, "on", "off", Lower);
  if (Name == "order")
    return parseSwitch(Name, Value, "observed", "any", PinOrder);
  if (Name == "record")
    return parseSwitch(Name, Value, "on", "off", Record);
  if (Name == "net")
    return parseSwitch(Name, Value, "on", "off", Net);
  if (Name == "stack-limit")
    return parseBytes(Name, Value, StackLimit);
  if (Name == "frame-limit")
    return parseBytes(Name, Value, FrameLimit);
  if (Name == "recursion-limit")
    return parseBytes(Name, Value, RecursionLimit);
  if (Name == "static-limit")
    return parseBytes(Name, Value, StaticLimit);
  if (Name == "table")
    return parseSwitch(Name, Value, "hostile", "flat", HostileTable);
  if (Name == "facts")
    return parseSwitch(Name, Value, "on", "off", Facts);
  if (Name == "facts-from") {
    if (Value.empty())
      return badValue(Name, Value, "the name of an object or an archive");
    FactsFrom.push_back(Value.str());
    return Error::success();
  }
  if (Name == "dot") {
    if (Value.empty())
      return badValue(Name, Value, "the name of a folder");
    Dot = Value.str();
    return Error::success();
  }
  if (Name == "build") {
    Build = Value.str();
    return Error::success();
  }
  return createStringError(inconvertibleErrorCode(),
                           "unknown option '%s'; known are %s",
                           Name.str().c_str(), KnownNames);
}
