// Boxes of the embedded store: values under random places, so that no row says when it came or whose it is.
import { randomBytes } from 'node:crypto';
import { fewestAnswers } from '../domain/feedback.ts';
import type { Json } from '../domain/model.ts';
import { type Connection, inTransaction } from './connection.ts';
import type { Store } from './port.ts';

export type Boxes = Pick<Store, 'drop' | 'marks' | 'dropped' | 'sealBox' | 'emptyBox'>;

export function boxesOf(db: Connection): Boxes {
  const sql = {
    sealed: db.prepare('SELECT sealed FROM boxes WHERE box=?'),
    seal: db.prepare('INSERT OR REPLACE INTO boxes (box,sealed) VALUES (?,1)'),
    mark: db.prepare('INSERT OR IGNORE INTO box_marks (box,mark) VALUES (?,?)'),
    put: db.prepare('INSERT INTO box_values (box,place,value) VALUES (?,?,?)'),
    marks: db.prepare('SELECT mark FROM box_marks WHERE box=? ORDER BY mark'),
    values: db.prepare('SELECT value FROM box_values WHERE box=? ORDER BY place'),
    unmark: db.prepare('DELETE FROM box_marks WHERE box=?'),
    empty: db.prepare('DELETE FROM box_values WHERE box=?'),
  };
  return {
    drop: async (box, mark, value) =>
      inTransaction(db, () => {
        if (sql.sealed.get(box)) return;
        if ((sql.mark.run(box, mark) as { changes: number }).changes === 0) return;
        // Without a row id and under a random key, rows lie in no order but this one.
        sql.put.run(box, randomBytes(16).toString('hex'), JSON.stringify(value));
      }),
    marks: async (box) => (sql.marks.all(box) as { mark: string }[]).map(({ mark }) => mark),
    async dropped(box) {
      if (!sql.sealed.get(box)) return [];
      const all = (sql.values.all(box) as { value: string }[]).map(({ value }) => JSON.parse(value) as Json);
      return all.length < fewestAnswers ? [] : all;
    },
    sealBox: async (box) =>
      inTransaction(db, () => {
        sql.seal.run(box);
        sql.unmark.run(box);
      }),
    emptyBox: async (box) =>
      inTransaction(db, () => {
        sql.seal.run(box);
        sql.unmark.run(box);
        sql.empty.run(box);
      }),
  };
}
