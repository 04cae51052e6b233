// Intents about one person's plan that goes to another team, or comes from one.
#pragma once

#include <string>
#include <variant>

namespace blether::app {

struct SaveAddress {};     // writes the code of this tablet into a file, for whoever wants to send a plan here
struct MakePackage {       // the plan of the person shown, for one other tablet
  std::string address;     // its code, as typed or from its file
};
struct KeepPackage {       // takes in what the file holds; all of it or nothing
  std::string file;        // a name in the folder for what comes in
};
struct LeavePackage {      // nothing is taken in; the file stays where it is
  std::string file;
};

struct TakeFile {};        // what paper may hold of the person shown, unsealed, for another program of theirs

using PackageIntent = std::variant<SaveAddress, MakePackage, KeepPackage, LeavePackage, TakeFile>;

}  // namespace blether::app
