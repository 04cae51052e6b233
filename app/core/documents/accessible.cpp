#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "app/core/documents/paper.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;

namespace {

// Figures in reading order: the structure tree from the top, first child first.
void collect_figures(QPDFObjectHandle element, std::vector<QPDFObjectHandle>& figures, int depth) {
  if (depth > 64 || !element.isDictionary()) return;
  if (element.getKey("/S").isNameAndEquals("/Figure")) figures.push_back(element);
  QPDFObjectHandle kids = element.getKey("/K");
  if (kids.isDictionary()) return collect_figures(kids, figures, depth + 1);
  if (!kids.isArray()) return;
  for (int i = 0; i < kids.getArrayNItems(); ++i) collect_figures(kids.getArrayItem(i), figures, depth + 1);
}

Result<base::Bytes> rewrite(base::ByteView pdf, std::string_view language, const std::vector<std::string>& alternatives) {
  QPDF document;
  document.processMemoryFile("page", reinterpret_cast<const char*>(pdf.data()), pdf.size());
  QPDFObjectHandle root = document.getRoot();
  std::vector<QPDFObjectHandle> figures;
  collect_figures(root.getKey("/StructTreeRoot"), figures, 0);
  if (figures.size() != alternatives.size()) return fail(Code::invalid, "figures and their words do not match");
  for (std::size_t i = 0; i < figures.size(); ++i)
    figures[i].replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(alternatives[i]));
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(std::string(language)));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
  for (QPDFObjectHandle page : document.getAllPages()) page.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));

  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.write();
  std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
  return base::Bytes(buffer->getBuffer(), buffer->getBuffer() + buffer->getSize());
}

}  // namespace

Result<base::Bytes> make_accessible(base::ByteView pdf, std::string_view language,
                                    const std::vector<std::string>& alternatives) {
  try {
    return rewrite(pdf, language, alternatives);
  } catch (const std::exception&) {
    return fail(Code::invalid, "qpdf could not rewrite the page");
  }
}

}  // namespace blether::app
