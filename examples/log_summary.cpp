// Sums up a web server's log: requests and bytes for each path, errors for each
// host, visitors of each folder, and the busiest minutes.
//
//   log_summary access.log [rounds]
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Request {
  std::string_view Time, Host, Method, Path;
  int Status = 0;
  long Bytes = 0;
};

template <class T> static T number(std::string_view Text) {
  T Value{};
  std::from_chars(Text.data(), Text.data() + Text.size(), Value);
  return Value;
}

static std::vector<Request> parse(std::string_view Log) {
  std::vector<Request> Requests;
  while (!Log.empty()) {
    std::string_view Line = Log.substr(0, Log.find('\n'));
    Log.remove_prefix(std::min(Log.size(), Line.size() + 1));
    std::string_view Fields[6];
    size_t Count = 0;
    for (; Count < 6 && !Line.empty(); ++Count) {
      Fields[Count] = Line.substr(0, Line.find(' '));
      Line.remove_prefix(std::min(Line.size(), Fields[Count].size() + 1));
    }
    if (Count == 6)
      Requests.push_back({Fields[0], Fields[1], Fields[2], Fields[3],
                          number<int>(Fields[4]), number<long>(Fields[5])});
  }
  return Requests;
}

struct Traffic {
  int Requests = 0;
  long Bytes = 0;
};

static void printPaths(const std::vector<Request> &Requests, std::FILE *Out) {
  std::unordered_map<std::string, Traffic> Paths;
  for (const Request &R : Requests) {
    Traffic &T = Paths[std::string(R.Path)];
    T.Requests += 1;
    T.Bytes += R.Bytes;
  }
  std::vector<std::pair<std::string, Traffic>> Sorted(Paths.begin(),
                                                      Paths.end());
  std::sort(Sorted.begin(), Sorted.end(), [](const auto &A, const auto &B) {
    if (A.second.Bytes != B.second.Bytes)
      return A.second.Bytes > B.second.Bytes;
    return A.first < B.first;
  });
  std::fprintf(Out, "%zu paths, the heaviest:\n", Sorted.size());
  for (size_t I = 0; I < 5 && I < Sorted.size(); ++I)
    std::fprintf(Out, "  %-22s %5d requests %8ld bytes\n",
                 Sorted[I].first.c_str(), Sorted[I].second.Requests,
                 Sorted[I].second.Bytes);
}

static void printErrors(const std::vector<Request> &Requests, std::FILE *Out) {
  std::unordered_map<std::string_view, int> Errors;
  std::unordered_map<int, int> ByStatus;
  for (const Request &R : Requests) {
    ++ByStatus[R.Status];
    if (R.Status >= 400)
      ++Errors[R.Host];
  }
  std::string_view Worst;
  int Most = 0;
  for (auto [Host, Count] : Errors)
    if (Count > Most || (Count == Most && Host < Worst)) {
      Worst = Host;
      Most = Count;
    }
  std::vector<int> Codes;
  for (const auto &Entry : ByStatus)
    Codes.push_back(Entry.first);
  std::sort(Codes.begin(), Codes.end());
  for (int Code : Codes)
    std::fprintf(Out, "status %d: %d\n", Code, ByStatus.at(Code));
  std::fprintf(Out, "%zu hosts had errors, most %.*s (%d)\n", Errors.size(),
               static_cast<int>(Worst.size()), Worst.data(), Most);
}

// Folder by folder, who came: a set for each key.
static void printVisitors(const std::vector<Request> &Requests,
                          std::FILE *Out) {
  std::unordered_map<std::string_view, std::unordered_set<std::string_view>>
      Visitors;
  for (const Request &R : Requests) {
    size_t Slash = R.Path.find('/', 1);
    Visitors[R.Path.substr(0, Slash)].insert(R.Host);
  }
  std::vector<std::pair<size_t, std::string_view>> Sorted;
  for (const auto &[Folder, Hosts] : Visitors)
    Sorted.emplace_back(Hosts.size(), Folder);
  std::sort(Sorted.rbegin(), Sorted.rend());
  for (size_t I = 0; I < 4 && I < Sorted.size(); ++I)
    std::fprintf(Out, "%4zu visitors of %.*s\n", Sorted[I].first,
                 static_cast<int>(Sorted[I].second.size()),
                 Sorted[I].second.data());
}

// A minute has a handful of requests: count its hosts in a map of its own.
static void printMinutes(const std::vector<Request> &Requests, std::FILE *Out) {
  int Minutes = 0, Crowded = 0;
  size_t MostHosts = 0;
  std::string_view Busiest;
  for (size_t I = 0; I < Requests.size();) {
    std::string_view Minute = Requests[I].Time.substr(0, 5);
    std::unordered_map<std::string_view, int> Hosts;
    for (; I < Requests.size() && Requests[I].Time.substr(0, 5) == Minute; ++I)
      ++Hosts[Requests[I].Host];
    ++Minutes;
    for (const auto &[Host, Count] : Hosts)
      if (Count > 1) {
        ++Crowded;
        break;
      }
    if (Hosts.size() > MostHosts) {
      MostHosts = Hosts.size();
      Busiest = Minute;
    }
  }
  std::fprintf(
      Out, "%d minutes, %d with a host that came twice; %.*s had %zu hosts\n",
      Minutes, Crowded, static_cast<int>(Busiest.size()), Busiest.data(),
      MostHosts);
}

int main(int Argc, char **Argv) {
  if (Argc < 2) {
    std::fprintf(stderr, "usage: log_summary LOG [ROUNDS]\n");
    return 2;
  }
  std::ifstream In(Argv[1]);
  if (!In) {
    std::fprintf(stderr, "log_summary: cannot read '%s'\n", Argv[1]);
    return 1;
  }
  std::stringstream Whole;
  Whole << In.rdbuf();
  const std::string Log = Whole.str();
  const int Rounds = Argc > 2 ? std::atoi(Argv[2]) : 1;

  std::FILE *Nowhere = std::fopen("/dev/null", "w");
  for (int Round = 0; Round < Rounds; ++Round) {
    std::FILE *Out = Round == Rounds - 1 ? stdout : Nowhere;
    const auto Requests = parse(Log);
    std::fprintf(Out, "%zu requests\n", Requests.size());
    printPaths(Requests, Out);
    printErrors(Requests, Out);
    printVisitors(Requests, Out);
    printMinutes(Requests, Out);
  }
  std::fclose(Nowhere);
  return 0;
}
