// Semantic nodes: what is on the screen, for readers, tests, visit scripts and the checks of size and order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/geometry.h"

namespace blether::ui {

enum class Role { button, link, text_field, choice, checkbox, heading, text, list_row, status, image, sheet, progress, tab };
const char* role_name(Role role);

struct Node {
  std::string id;         // stable path, such as "conversation/next"; never depends on the language
  Role role = Role::text;
  std::string name;       // what a reader says
  std::string value;      // text of a field; empty for most
  bool focused = false, chosen = false, disabled = false, expanded = false;
  Rect rect;              // pixels, the whole of it
  Rect visible;           // the part inside its scroll area; empty when scrolled out
  bool interactive() const {
    return role == Role::button || role == Role::link || role == Role::text_field || role == Role::choice ||
           role == Role::checkbox || role == Role::list_row || role == Role::tab;
  }
};

// One frame's nodes, in reading order.
class Semantics {
 public:
  void clear() {
    nodes_.clear();
    held_back_.clear();
  }
  Node& add(Node node) {
    auto& list = hold_ ? held_back_ : nodes_;
    list.push_back(std::move(node));
    return list.back();
  }
  // While on, nodes go to the end of the order: Help and Lock are drawn with the top bar and read last (look.md 8.2).
  void hold_back(bool on) { hold_ = on; }
  // Puts what was held back at the end. Called before a sheet and at the end of the frame.
  void release() {
    for (Node& node : held_back_) nodes_.push_back(std::move(node));
    held_back_.clear();
  }
  const std::vector<Node>& nodes() const { return nodes_; }
  const Node* find(std::string_view id) const {
    for (const Node& node : nodes_)
      if (node.id == id) return &node;
    return nullptr;
  }

 private:
  std::vector<Node> nodes_, held_back_;
  bool hold_ = false;
};

}  // namespace blether::ui
