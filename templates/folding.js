"use strict";
// The same rule as `folded` in reporter/danish/places.py; a test compares the two.
const LETTERS = { æ: "ae", ø: "oe", å: "aa" };

function folded(text) {
  const small = [...text.normalize("NFC")].map(uncased).join("");
  return small
    .replace(/[æøå]/g, (letter) => LETTERS[letter])
    .normalize("NFD")
    .replace(/[\p{M}'\u2019.]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

// As Python's casefold: by way of the capital, since ß and ſ are small already.
function uncased(character) {
  return character === "ı" ? character : character.toLowerCase().toUpperCase().toLowerCase();
}
