// Runs a small language of functions, scopes and numbers: a recursive descent
// parser, a tree, and an evaluator with a chain of scopes.
//
//   interpreter program.calc [rounds]
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Node {
  enum Kind { Number, Name, Call, Binary, Let, If, While, Block, Print } K;
  double Value = 0;
  std::string Text;
  std::vector<std::unique_ptr<Node>> Parts;
};
using NodePtr = std::unique_ptr<Node>;

struct Function {
  std::vector<std::string> Parameters;
  NodePtr Body;
};

struct Program {
  std::unordered_map<std::string, Function> Functions;
  NodePtr Main;
};

class Parser {
public:
  explicit Parser(std::string Text) : Text(std::move(Text)) { next(); }

  Program program() {
    Program Result;
    Result.Main = make(Node::Block);
    while (!Token.empty()) {
      if (Token == "fun") {
        next();
        std::string Name = take();
        if (!Result.Functions.emplace(Name, function()).second)
          fail("'" + Name + "' is defined twice");
      } else {
        Result.Main->Parts.push_back(statement());
      }
    }
    return Result;
  }

private:
  [[noreturn]] void fail(const std::string &Why) {
    throw std::runtime_error("line " + std::to_string(Line) + ": " + Why);
  }

  void next() {
    while (At < Text.size() &&
           (std::isspace(static_cast<unsigned char>(Text[At])) ||
            Text[At] == '#')) {
      if (Text[At] == '#')
        while (At < Text.size() && Text[At] != '\n')
          ++At;
      else if (Text[At++] == '\n')
        ++Line;
    }
    size_t Begin = At;
    auto IsWord = [&] {
      return At < Text.size() &&
             (std::isalnum(static_cast<unsigned char>(Text[At])) ||
              Text[At] == '.');
    };
    if (IsWord())
      while (IsWord())
        ++At;
    else if (At < Text.size())
      ++At;
    Token = Text.substr(Begin, At - Begin);
  }

  std::string take() {
    std::string Result = Token;
    next();
    return Result;
  }

  bool accept(const char *Wanted) {
    if (Token != Wanted)
      return false;
    next();
    return true;
  }

  void expect(const char *Wanted) {
    if (!accept(Wanted))
      fail(std::string("expected '") + Wanted + "', found '" + Token + "'");
  }

  static NodePtr make(Node::Kind K, std::string Text = "") {
    auto Result = std::make_unique<Node>();
    Result->K = K;
    Result->Text = std::move(Text);
    return Result;
  }

  Function function() {
    Function Result;
    std::unordered_set<std::string> Used;
    expect("(");
    while (Token != ")") {
      if (!Used.insert(Token).second)
        fail("parameter '" + Token + "' occurs twice");
      Result.Parameters.push_back(take());
      if (Token != ")")
        expect(",");
    }
    expect(")");
    Result.Body = statement();
    return Result;
  }

  NodePtr statement() {
    if (accept("{")) {
      NodePtr Result = make(Node::Block);
      while (!accept("}"))
        Result->Parts.push_back(statement());
      return Result;
    }
    if (accept("let")) {
      NodePtr Result = make(Node::Let, take());
      expect("=");
      Result->Parts.push_back(expression(0));
      return Result;
    }
    if (Token == "if" || Token == "while") {
      NodePtr Result = make(take() == "if" ? Node::If : Node::While);
      Result->Parts.push_back(expression(0));
      Result->Parts.push_back(statement());
      if (Result->K == Node::If && accept("else"))
        Result->Parts.push_back(statement());
      return Result;
    }
    if (accept("print")) {
      NodePtr Result = make(Node::Print);
      Result->Parts.push_back(expression(0));
      return Result;
    }
    return expression(0);
  }

  NodePtr expression(int Level) {
    // How tightly each operator binds.
    const std::unordered_map<std::string, int> Binds = {
        {"<", 1}, {"=", 1}, {"+", 2}, {"-", 2}, {"*", 3}, {"/", 3}, {"%", 3}};
    NodePtr Left = primary();
    for (;;) {
      auto It = Binds.find(Token);
      if (It == Binds.end() || It->second <= Level)
        return Left;
      NodePtr Result = make(Node::Binary, take());
      Result->Parts.push_back(std::move(Left));
      Result->Parts.push_back(expression(It->second));
      Left = std::move(Result);
    }
  }

  NodePtr primary() {
    if (accept("(")) {
      NodePtr Result = expression(0);
      expect(")");
      return Result;
    }
    if (Token.empty())
      fail("the program ends too early");
    std::string Word = take();
    if (std::isdigit(static_cast<unsigned char>(Word[0]))) {
      NodePtr Result = make(Node::Number);
      Result->Value = std::atof(Word.c_str());
      return Result;
    }
    if (!accept("("))
      return make(Node::Name, Word);
    NodePtr Result = make(Node::Call, Word);
    while (!accept(")")) {
      Result->Parts.push_back(expression(0));
      if (Token != ")")
        expect(",");
    }
    return Result;
  }

  std::string Text, Token;
  size_t At = 0;
  int Line = 1;
};

// A scope knows its own names and the scope around it.
struct Scope {
  std::unordered_map<std::string, double> Names;
  Scope *Outer = nullptr;

  double *find(const std::string &Name) {
    for (Scope *S = this; S; S = S->Outer)
      if (auto It = S->Names.find(Name); It != S->Names.end())
        return &It->second;
    return nullptr;
  }
};

class Evaluator {
public:
  Evaluator(const Program &P, std::string &Out) : P(P), Out(Out) {}

  double run(const Node &N, Scope &S) {
    ++Steps[N.K];
    switch (N.K) {
    case Node::Number:
      return N.Value;
    case Node::Name:
      if (double *Value = S.find(N.Text))
        return *Value;
      throw std::runtime_error("'" + N.Text + "' has no value");
    case Node::Let: {
      double Value = run(*N.Parts[0], S);
      if (double *Known = S.find(N.Text))
        return *Known = Value;
      return S.Names[N.Text] = Value;
    }
    case Node::If:
      if (run(*N.Parts[0], S) != 0)
        return run(*N.Parts[1], S);
      return N.Parts.size() > 2 ? run(*N.Parts[2], S) : 0;
    case Node::While: {
      double Last = 0;
      while (run(*N.Parts[0], S) != 0)
        Last = run(*N.Parts[1], S);
      return Last;
    }
    case Node::Block: {
      Scope Inner;
      Inner.Outer = &S;
      double Last = 0;
      for (const NodePtr &Part : N.Parts)
        Last = run(*Part, Inner);
      return Last;
    }
    case Node::Print: {
      char Line[40];
      std::snprintf(Line, sizeof Line, "%g\n", run(*N.Parts[0], S));
      Out += Line;
      return 0;
    }
    case Node::Call:
      return call(N, S);
    case Node::Binary:
      break;
    }
    double A = run(*N.Parts[0], S), B = run(*N.Parts[1], S);
    switch (N.Text[0]) {
    case '+':
      return A + B;
    case '-':
      return A - B;
    case '*':
      return A * B;
    case '/':
      return A / B;
    case '%':
      return static_cast<long>(A) % static_cast<long>(B);
    case '<':
      return A < B;
    default:
      return A == B;
    }
  }

  // How many nodes were run.
  long totalSteps() const {
    long Sum = 0;
    for (const auto &[Kind, Count] : Steps)
      Sum += Count;
    return Sum;
  }

private:
  double call(const Node &N, Scope &S) {
    const Function &F = P.Functions.at(N.Text);
    Scope Arguments;
    for (size_t I = 0; I < F.Parameters.size(); ++I)
      Arguments.Names[F.Parameters[I]] = run(*N.Parts.at(I), S);
    return run(*F.Body, Arguments);
  }

  const Program &P;
  std::string &Out;
  std::unordered_map<int, long> Steps;
};

// Names of functions that are called and not defined.
static std::vector<std::string> undefined(const Program &P) {
  std::unordered_set<const Node *> Done;
  std::vector<const Node *> Open{P.Main.get()};
  for (const auto &[Name, F] : P.Functions)
    Open.push_back(F.Body.get());
  std::vector<std::string> Result;
  while (!Open.empty()) {
    const Node *N = Open.back();
    Open.pop_back();
    if (!Done.insert(N).second)
      continue;
    if (N->K == Node::Call && P.Functions.count(N->Text) == 0)
      Result.push_back(N->Text);
    for (const NodePtr &Part : N->Parts)
      Open.push_back(Part.get());
  }
  return Result;
}

int main(int Argc, char **Argv) {
  if (Argc < 2) {
    std::fprintf(stderr, "usage: interpreter PROGRAM [ROUNDS]\n");
    return 2;
  }
  std::ifstream In(Argv[1]);
  if (!In) {
    std::fprintf(stderr, "interpreter: cannot read '%s'\n", Argv[1]);
    return 1;
  }
  std::stringstream Whole;
  Whole << In.rdbuf();
  const int Rounds = Argc > 2 ? std::atoi(Argv[2]) : 1;
  try {
    std::string Out;
    long Steps = 0;
    for (int Round = 0; Round < Rounds; ++Round) {
      Out.clear();
      Program P = Parser(Whole.str()).program();
      for (const std::string &Name : undefined(P))
        throw std::runtime_error("'" + Name + "' is not defined");
      Scope Global;
      Evaluator E(P, Out);
      E.run(*P.Main, Global);
      Steps = E.totalSteps();
    }
    std::printf("%s%ld steps\n", Out.c_str(), Steps);
  } catch (const std::exception &E) {
    std::fprintf(stderr, "interpreter: %s\n", E.what());
    return 1;
  }
  return 0;
}
