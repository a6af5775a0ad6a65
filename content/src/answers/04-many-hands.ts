import { defineAnswers } from './define-answers.ts';

export const manyHands = defineAnswers('many-hands', {
  'potters-for-the-kiln': {
    solution: "SELECT name, age\nFROM people\nWHERE craft = 'potter' AND age >= 16",
    alternates: [
      "SELECT name, age FROM people WHERE age > 15 AND craft = 'potter'",
      "SELECT name, age FROM people WHERE NOT (craft <> 'potter' OR age < 16)",
    ],
    mutants: [
      {
        sql: "SELECT name, age FROM people WHERE craft = 'potter' OR age >= 16",
        hint: 'OR is content with one of the two. Here both must be true.',
      },
      {
        sql: "SELECT name, age FROM people WHERE craft = 'potter' AND age > 16",
        hint: 'Somebody who is exactly 16 may help.',
      },
      { sql: "SELECT name, age FROM people WHERE craft = 'potter'", hint: 'Some of them are too young.' },
      { sql: 'SELECT name, age FROM people WHERE age >= 16' },
    ],
    hints: [
      'Two things must be true of the same person.',
      'Write both comparisons after WHERE and join them with AND.',
      "One half is craft = 'potter', the other is age >= 16.",
    ],
  },
  'water-for-the-clay': {
    solution:
      "SELECT name, kind\nFROM buildings\nWHERE (kind = 'temple' OR kind = 'stepwell')\n  AND district = 'Riverside'",
    alternates: [
      "SELECT name, kind FROM buildings WHERE kind IN ('temple', 'stepwell') AND district = 'Riverside'",
      "SELECT name, kind FROM buildings WHERE kind = 'temple' AND district = 'Riverside' OR kind = 'stepwell' AND district = 'Riverside'",
    ],
    mutants: [
      {
        sql: "SELECT name, kind FROM buildings WHERE kind = 'temple' OR kind = 'stepwell' AND district = 'Riverside'",
        hint: 'AND binds tighter than OR: every temple passes, wherever it stands.',
      },
      {
        sql: "SELECT name, kind FROM buildings WHERE kind = 'temple' OR (kind = 'stepwell' AND district = 'Riverside')",
        hint: 'The parentheses should hold the two kinds together.',
      },
      {
        sql: "SELECT name, kind FROM buildings WHERE (kind = 'temple' AND kind = 'stepwell') AND district = 'Riverside'",
        hint: 'No building is both at once.',
      },
      { sql: "SELECT name, kind FROM buildings WHERE kind = 'temple' OR kind = 'stepwell'" },
      { sql: "SELECT name, kind FROM buildings WHERE district = 'Riverside'" },
    ],
    hints: [
      'Which of the two goes first, AND or OR? Look at what the far temples need to pass.',
      'Parentheses make the two kinds one condition.',
      'Put the two comparisons of kind, with their OR, into parentheses; the district stays outside.',
    ],
  },
  'a-quiet-place-to-paint': {
    solution: "SELECT name, kind\nFROM buildings\nWHERE NOT (kind = 'house' OR kind = 'bazaar')",
    alternates: [
      "SELECT name, kind FROM buildings WHERE kind <> 'house' AND kind <> 'bazaar'",
      "SELECT name, kind FROM buildings WHERE kind NOT IN ('house', 'bazaar')",
    ],
    mutants: [
      {
        sql: "SELECT name, kind FROM buildings WHERE NOT kind = 'house' OR NOT kind = 'bazaar'",
        hint: 'A house is not a bazaar, so with OR it passes. Both must hold.',
      },
      {
        sql: "SELECT name, kind FROM buildings WHERE NOT kind = 'house' OR kind = 'bazaar'",
        hint: 'NOT turns only the comparison that follows it.',
      },
      { sql: "SELECT name, kind FROM buildings WHERE kind = 'house' OR kind = 'bazaar'" },
      { sql: "SELECT name, kind FROM buildings WHERE kind <> 'house'", hint: 'The bazaars are still there.' },
    ],
    hints: [
      'Say first which buildings you do not want. Then turn it round.',
      'NOT before parentheses turns everything inside them round.',
      "Write NOT (…), and in it kind = 'house' joined by OR with the other kind.",
    ],
  },
});
