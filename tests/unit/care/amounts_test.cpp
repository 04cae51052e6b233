#include "care/amounts.h"

#include <catch2/catch_test_macros.hpp>

using namespace blether;

TEST_CASE("Amounts are read exactly as people write them", "[R19]") {
  CHECK(care::read_pence("46.40").value == 4640);
  CHECK(care::read_pence("£1,234.50").value == 123450);
  CHECK(care::read_pence(" £ 5 ").value == 500);
  CHECK(care::read_pence("1234").value == 123400);
  CHECK(care::read_pence("12p").value == 12);
  CHECK(care::read_pence("0").ok());
  CHECK(care::read_pence("0.07").value == 7);
  CHECK(care::read_pence("1,234,567.89").value == 123456789);
  CHECK(care::read_quantity("3½").value == 3500);
  CHECK(care::read_quantity("3 1/2").value == 3500);
  CHECK(care::read_quantity("¾").value == 750);
  CHECK(care::read_quantity("0.125").value == 125);
  CHECK(care::read_quantity("1,200").value == 1200000);
}

TEST_CASE("An amount that could be meant two ways is refused with a reason, never guessed", "[R19]") {
  auto pence = [](const char* typed) { return care::read_pence(typed).refused; };
  CHECK(pence("") == "amount.refused.empty");
  CHECK(pence("   ") == "amount.refused.empty");
  CHECK(pence("12,34") == "amount.refused.comma");
  CHECK(pence("1,23,456") == "amount.refused.comma");
  CHECK(pence(",123") == "amount.refused.comma");
  CHECK(pence("1234,567") == "amount.refused.comma");
  CHECK(pence("12.5") == "amount.refused.pence");
  CHECK(pence("12.345") == "amount.refused.pence");
  CHECK(pence("12.") == "amount.refused.pence");
  CHECK(pence("-5") == "amount.refused.minus");
  CHECK(pence("−5") == "amount.refused.minus");
  CHECK(pence("five") == "amount.refused.letters");
  CHECK(pence("12 34") == "amount.refused.letters");
  CHECK(pence("1e5") == "amount.refused.letters");
  CHECK(pence("0x10") == "amount.refused.letters");
  CHECK(pence("٤٦") == "amount.refused.letters");
  CHECK(pence("£12.5p") == "amount.refused.letters");
  CHECK(pence("99999999999999999999999") == "amount.refused.large");
  CHECK(care::read_quantity("0.1234").refused == "amount.refused.decimals");
  CHECK(care::read_quantity("31/2").refused == "amount.refused.letters");
}

TEST_CASE("Amounts are said as on paper", "[R19]") {
  CHECK(care::pounds(18640) == "£186.40");
  CHECK(care::pounds(969280) == "£9,692.80");
  CHECK(care::pounds(123456789) == "£1,234,567.89");
  CHECK(care::pounds(5) == "£0.05");
  CHECK(care::pounds(-450) == "-£4.50");
  CHECK(care::quantity_words(2000) == "2");
  CHECK(care::quantity_words(3500) == "3½");
  CHECK(care::quantity_words(250) == "¼");
  CHECK(care::quantity_words(125) == "0.125");
  CHECK(care::quantity_words(1200000) == "1,200");
  CHECK(care::quantity_words(0) == "0");
}
