// Runs a file of statements, set apart by lines '--;', in DuckDB in memory, and prints the rows of what they select: one line a
// row, values set apart by '|', as PostgreSQL's psql prints them.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const printed = [];
for (const statement of readFileSync(process.argv[2], 'utf8').split('\n--;\n')) {
    if (statement.trim().length === 0) {
        continue;
    }

    try {
        const result = await connection.runAndReadAll(statement);
        if (result.columnCount > 0 && /^(--|WITH|SELECT)/.test(statement)) {
            for (const row of result.getRows()) {
                printed.push(row.map(value => value === null ? '' : Object.is(value, -0) ? '-0' : String(value)).join('|'));
            }
        }
    } catch (error) {
        console.error(`${String(error.message).slice(0, 1000)}\nin:\n${statement.slice(0, 3000)}`);
        process.exit(1);
    }
}

console.log(printed.join('\n'));
