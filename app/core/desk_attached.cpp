// The desk's part in voices and pictures: they are sealed into files, opened, and shown with their question.
#include "app/core/desk.h"
#include "app/core/read_models_attached.h"
#include "app/core/words.h"
#include "care/attached.h"
#include "storage/kept_files.h"

namespace blether::app {

using base::Bytes;
using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

constexpr std::uint64_t kMostPictureFile = 60u << 20;  // as a camera writes it; what is kept is much smaller

base::Path pictures_folder(const base::Path& documents) { return documents / "pictures"; }

bool is_picture_name(const std::string& name) {
  std::string end = base::Path(name).extension().string();
  for (char& letter : end) letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
  return end == ".jpg" || end == ".jpeg" || end == ".png";
}

// Beside what is wrong with a file nothing has happened: its words are enough.
std::string_view notice_of(const base::Error& error) {
  if (error.code == Code::invalid) return "attached.not_a_picture";
  if (error.code == Code::not_found) return "attached.picture_gone";
  return "";
}

}  // namespace

Result<void> Desk::on(const AttachedIntent& wish) {
  if (auto* voice = std::get_if<KeepVoice>(&wish)) return keep_attached(std::string(care::kVoiceType), voice->file, voice->ms, voice->words);
  if (auto* picture = std::get_if<KeepPicture>(&wish)) return keep_picture(*picture);
  if (auto* open = std::get_if<OpenAttached>(&wish)) return open_attached(open->record);
  TRY(auto record, store_.record(stream(), std::get<RemoveAttached>(wish).record));
  if (record.kind != model::kind::attachment) return fail(Code::invalid, "record");
  if (open_file_.record == record.id) open_file_ = {};
  return write_down(stream(), Carried{"reason.removed", care::withdraw(record), "attached.removed", {}, {}});
}

Result<void> Desk::keep_picture(const KeepPicture& wish) {
  if (!world_.picture) return fail(Code::invalid, "no pictures on this machine");
  const base::Path given(wish.name);
  const base::Path path = given.is_absolute() ? given : pictures_folder(world_.documents) / given.filename();
  auto bare = world_.files->read_at_most(path, kMostPictureFile);
  if (bare) bare = world_.picture(*bare);
  if (!bare && !notice_of(bare.error()).empty()) {
    notice(std::string(notice_of(bare.error())), {}, true);
    return {};
  }
  TRY(Bytes content, std::move(bare));
  return keep_attached(std::string(care::kPictureType), content, 0, wish.words);
}

// First the file, whole and synced, then the record that names it: never a name without a file.
Result<void> Desk::keep_attached(std::string type, const Bytes& content, std::int64_t ms, const std::string& words) {
  TRY(auto at, talk(route_.record));
  const care::Item* item = at.form().find(route_.item);
  if (item == nullptr || item->is_private) return fail(Code::invalid, "item " + route_.item);
  const auto id = RecordId::random(*world_.random);
  TRY(auto kept, store_.files().keep({stream(), id}, content));
  care::Attached attached;
  attached.conversation = at.id();
  attached.item = route_.item;
  attached.type = std::move(type);
  attached.bytes = static_cast<std::int64_t>(content.size());
  attached.ms = ms;
  attached.at_ms = world_.clock->utc_ms();
  attached.hash = std::move(kept.hash), attached.key = std::move(kept.key);
  attached.words = words;
  TRY(auto operations, care::attach(id, attached));
  return write_down(stream(), Carried{"reason.attached", std::move(operations), "attached.kept", {}, {}});
}

Result<void> Desk::open_attached(const RecordId& id) {
  open_file_ = {};
  if (id.is_none()) return {};
  TRY(auto record, store_.record(stream(), id));
  if (record.kind != model::kind::attachment || record.withdrawn || record.flag("hidden"))
    return fail(Code::not_found, "attachment");
  auto content = store_.files().content(record);
  if (!content && (content.error().code == Code::not_found || content.error().code == Code::corrupt)) {
    notice(content.error().code == Code::not_found ? "attached.comes_later" : "attached.damaged", {}, true);
    return {};
  }
  TRY(Bytes opened, std::move(content));
  open_file_ = {id, std::make_shared<const Bytes>(std::move(opened))};
  return store_.note_access("open-attachment", id.hex());
}

Result<std::shared_ptr<const AttachedModel>> Desk::attached_page() {
  TRY(auto at, talk(route_.record));
  const care::Item* item = at.form().find(route_.item);
  if (item == nullptr) return fail(Code::not_found, "item " + route_.item);
  auto page = std::make_shared<AttachedModel>();
  page->name = person_name();
  page->conversation = at.id();
  page->item = route_.item;
  TRY(auto screen, screen_needs());
  page->prompt = item->asked(settings_.language, screen.easy_read);
  TRY(auto records, store_.records(stream(), model::kind::attachment));
  TRY(auto names, author_names(store_));
  for (const Record* record : care::attached_to(records, at.id(), route_.item)) {
    TRY(auto file, store_.files().of(*record));
    AttachedLine& line = page->lines.emplace_back();
    line.record = record->id;
    line.is_voice = record->text("type") == care::kVoiceType;
    line.ms = record->number("ms");
    const model::Field* made = record->field("at");
    const std::string who = made != nullptr && !made->heads.empty() ? names[made->heads.front().author] : "";
    line.made = moment_words(*world_.texts, record->number("at"), world_.clock->utc_ms());
    if (!who.empty()) line.made += ", " + who;
    line.words = record->field("words") ? field_text(*record, "words") : empty_field(stream(), model::kind::attachment, record->id, "words");
    line.is_here = file.is_whole();
    line.at_office = file.at_office;
    if (record->id == open_file_.record) page->open = record->id, page->content = open_file_.content;
  }
  page->can_show = static_cast<bool>(world_.picture);
  if (!page->can_show) return page;
  // No folder yet is no pictures yet.
  if (auto found = world_.files->list(pictures_folder(world_.documents)))
    for (std::string& name : *found)
      if (is_picture_name(name)) page->pictures.push_back(std::move(name));
  return page;
}

}  // namespace blether::app
