// Queries of the kinds an analyst writes on this model; rows are compared on the embedded engine and on Neo4j.
// Those with ORDER BY at the end are compared in order. Parameters: see test_dialect.py.

// --- matching and counting
MATCH (n) RETURN count(n);
MATCH ()-[r]->() RETURN count(r);
MATCH (o:Organization) RETURN count(*), count(o.type), count(DISTINCT o.type);
MATCH (o:Organization)-[:MEMBER_OF]->(n:Network) RETURN n.province, n.name, count(*) AS c ORDER BY c DESC, n.province, n.name;
MATCH (n:Network) RETURN n.key ORDER BY n.key;
MATCH (n:Network {province: $province}) RETURN n.name ORDER BY n.name;
MATCH (n:Network) WHERE n.province = $province RETURN count(n);
MATCH (n:Network) WHERE n.province IN $provinces RETURN n.province, count(*) ORDER BY n.province;
MATCH (n:Network) WHERE NOT n.province IN $provinces RETURN n.name;
MATCH (n:Network) WHERE n.province <> $province RETURN n.province, n.name;
MATCH (n:Network|Organization) RETURN labels(n)[0] AS label, count(*) ORDER BY label;
MATCH (n:Organization) WHERE n:Organization AND NOT n:Network RETURN count(n);
MATCH (n) RETURN labels(n)[0] AS label, count(*) AS c ORDER BY c DESC, label;
MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS c ORDER BY c DESC, type;
MATCH (a)-[r]->(b) RETURN DISTINCT labels(a)[0], type(r), labels(b)[0];
MATCH (o:Organization) RETURN DISTINCT o.type ORDER BY o.type;
MATCH (o:Organization) RETURN o.name ORDER BY o.name LIMIT 3;
MATCH (o:Organization) RETURN o.name ORDER BY o.name SKIP 2 LIMIT 3;
MATCH (o:Organization) RETURN o.name AS name ORDER BY size(name) DESC, name LIMIT $n;
MATCH (o:Organization)-[:ATTENDED]->(m:Meeting) RETURN m.key, collect(o.name) AS names, count(*) AS c;
MATCH (o:Organization)-[:MEMBER_OF|ATTENDED]->(x) RETURN labels(x)[0] AS l, count(*) ORDER BY l;
MATCH (o:Organization)<-[:MEMBER_OF]-(n) RETURN count(*);
MATCH (o:Organization)--(x) RETURN labels(x)[0] AS l, count(*) ORDER BY l;
MATCH (o)-[r:MEMBER_OF {role: 'สมาชิก'}]->(n) RETURN count(r);
MATCH (o:Organization) WHERE o.type IS NULL RETURN o.name ORDER BY o.name;
MATCH (o:Organization) WHERE o.type IS NOT NULL RETURN o.type, count(*) ORDER BY o.type;
MATCH (m:Meeting) WHERE m.date >= '2023-01-01' RETURN m.name, m.date ORDER BY m.date, m.name;
MATCH (m:Meeting) WHERE $year - 1 <= m.fiscal_year_be <= $year RETURN m.key ORDER BY m.key;

// --- Thai text
MATCH (o:Organization) WHERE o.name STARTS WITH 'โรงเรียน' RETURN o.name ORDER BY o.name;
MATCH (o:Organization) WHERE o.name ENDS WITH 'ก' RETURN o.name ORDER BY o.name;
MATCH (o:Organization) WHERE o.name CONTAINS 'วัด' RETURN count(*);
MATCH (o:Organization) WHERE o.name =~ '.*เรียน.*' RETURN count(*);
MATCH (o:Organization) RETURN o.name, size(o.name), substring(o.name, 0, 4), left(o.name, 3), right(o.name, 2) ORDER BY o.name;
RETURN split('ก ข ค', ' '), replace('กขค', 'ข', 'x'), reverse('กขค'), trim('  ก '), toUpper('ab'), toLower('AB');
RETURN 'ก' + 'ข' AS s, 'ก' < 'ข' AS lt, 'เ' > 'ก' AS gt;
UNWIND ['ข', 'ก', 'เก', 'ฮ', '๑', 'a', 'A'] AS w RETURN w ORDER BY w;
MATCH (o:Organization) RETURN left(o.name, 3) AS head, count(*) AS c ORDER BY c DESC, head;
RETURN 'a\'b' AS x, "it's" AS y, 'q"q' AS z;
RETURN 'บรรทัด\nใหม่\tแท็บ \\ \u0e01' AS s;
RETURN toString(1), toString(1.5), toString(true), toString(date('2023-01-02'));

// --- aggregation
UNWIND [1, 2, 3, null] AS x RETURN sum(x), avg(x), min(x), max(x), count(x), count(*), collect(x);
UNWIND [1, 1, 2] AS x RETURN sum(DISTINCT x), count(DISTINCT x), collect(DISTINCT x);
UNWIND [] AS x RETURN sum(x), avg(x), min(x), count(x), collect(x);
UNWIND [3, 1, 2, 10] AS x RETURN percentileCont(x, 0.5), percentileDisc(x, 0.5), stDev(x), stDevP(x);
MATCH (o:Organization)-[:MEMBER_OF]->(n:Network) WITH n, count(o) AS c RETURN min(c), max(c), avg(c);
MATCH (o:Organization)-[:MEMBER_OF]->(n:Network) WITH o, collect(n.name) AS names WHERE size(names) > 1 RETURN o.name, size(names) ORDER BY o.name;
MATCH (o:Organization)-[:ATTENDED]->(m:Meeting) WITH o, count(DISTINCT m) AS c ORDER BY c DESC, o.name LIMIT 3 RETURN o.name, c ORDER BY c DESC, o.name;
MATCH (n:Network)<-[:MEMBER_OF]-(o) WITH n.province AS p, count(DISTINCT o) AS c RETURN p, c, toFloat(c) / 2 ORDER BY p;
MATCH (o:Organization) RETURN coalesce(o.type, 'ไม่ทราบ') AS type, count(*) AS c ORDER BY c DESC, type;
MATCH (o:Organization) RETURN CASE WHEN o.type IS NULL THEN 'ว่าง' ELSE 'มี' END AS known, count(*) ORDER BY known;
MATCH (o:Organization) RETURN CASE o.type WHEN 'โรงเรียน' THEN 1 ELSE 0 END AS school, count(*) ORDER BY school;
MATCH (o:Organization) WITH count(*) AS total MATCH (n:Network) RETURN total, count(n), 100.0 * count(n) / total;
MATCH (n:Network) WITH n.province AS p, collect(n.name) AS names RETURN p, names[0..2] IS NOT NULL AS some ORDER BY p;
UNWIND [[1, 'a'], [2, 'b'], [1, 'c']] AS p RETURN p[0] AS k, max(p[1]) AS v ORDER BY k;

// --- OPTIONAL MATCH
MATCH (n:Network) OPTIONAL MATCH (n)<-[:MEMBER_OF]-(o:Organization) RETURN n.key, count(o) ORDER BY n.key;
MATCH (o:Organization) OPTIONAL MATCH (o)-[:ATTENDED]->(m:Meeting) RETURN o.key, count(m) AS c ORDER BY c DESC, o.key;
MATCH (o:Organization) OPTIONAL MATCH (o)-[:COACHES]->(c) RETURN o.name, c.name ORDER BY o.name, c.name;
MATCH (m:Meeting) OPTIONAL MATCH (m)-[:HELD_AT]->(v:Venue) RETURN m.key, v.name ORDER BY m.key;
OPTIONAL MATCH (x:Organization {name: 'ไม่มีจริง'}) RETURN x, x.name;
MATCH (o:Organization) OPTIONAL MATCH (o)-[:ASSESSED_AT]->(d) WITH o, count(d) AS levels WHERE levels = 0 RETURN o.key ORDER BY o.key;
MATCH (n:Network) OPTIONAL MATCH (n)<-[r:MEMBER_OF]-() WITH n, count(r) AS c RETURN sum(c), count(n);

// --- subqueries
MATCH (o:Organization) WHERE EXISTS { (o)-[:ATTENDED]->(:Meeting) } RETURN o.key ORDER BY o.key;
MATCH (o:Organization) WHERE NOT EXISTS { (o)-[:MEMBER_OF]->() } RETURN o.key ORDER BY o.key;
MATCH (o:Organization) WHERE EXISTS { MATCH (o)-[:MEMBER_OF]->(n:Network) WHERE n.province = $province } RETURN count(o);
MATCH (o:Organization) RETURN o.key, COUNT { (o)-[:MEMBER_OF]->(:Network) } AS c ORDER BY c DESC, o.key;
MATCH (o:Organization) WHERE COUNT { (o)-[:ATTENDED]->() } > 1 RETURN o.key ORDER BY o.key;
MATCH (n:Network) RETURN n.key, size(COLLECT { MATCH (n)<-[:MEMBER_OF]-(o) RETURN o.name }) AS c ORDER BY n.key;
MATCH (n:Network) CALL (n) { MATCH (n)<-[:MEMBER_OF]-(o:Organization) RETURN count(o) AS c } RETURN n.key, c ORDER BY n.key;
MATCH (n:Network) CALL { WITH n MATCH (n)<-[:MEMBER_OF]-(o:Organization) RETURN count(o) AS c } RETURN n.key, c ORDER BY n.key;
MATCH (n:Network) CALL (n) { MATCH (n)<-[:MEMBER_OF]-(o) RETURN o ORDER BY o.name LIMIT 1 } RETURN n.key, o.name ORDER BY n.key;
CALL { MATCH (o:Organization) RETURN count(o) AS a } CALL { MATCH (n:Network) RETURN count(n) AS b } RETURN a, b;
CALL { MATCH (o:Organization) RETURN o.name AS name UNION MATCH (n:Network) RETURN n.name AS name } RETURN count(name);
MATCH (o:Organization) WHERE (o)-[:ATTENDED]->() RETURN count(o);
MATCH (o:Organization) WHERE NOT (o)-[:MEMBER_OF]->(:Network) RETURN count(o);
MATCH (a:Network), (b:Network) WHERE a.key < b.key AND EXISTS { (a)<-[:MEMBER_OF]-(:Organization)-[:MEMBER_OF]->(b) } RETURN a.key, b.key ORDER BY a.key, b.key;

// --- lists and maps
RETURN [1, 2, 3][0], [1, 2, 3][-1], [1, 2, 3][1..], [1, 2, 3][..2], size([1, 2]), head([1, 2]), last([1, 2]), tail([1, 2, 3]);
RETURN [x IN range(1, 10) WHERE x % 2 = 0 | x * x] AS squares, reduce(s = 0, x IN [1, 2, 3] | s + x) AS total;
RETURN any(x IN [1, 2] WHERE x > 1), all(x IN [1, 2] WHERE x > 0), none(x IN [1, 2] WHERE x > 2), single(x IN [1, 2] WHERE x = 1);
RETURN range(1, 10, 3), range(3, 1, -1), reverse([1, 2, 3]), [1, 2] + [3], [1] + 2;
RETURN 1 IN [1, 2], 3 IN [1, 2], null IN [1], 1 IN [1, null], 2 IN [1, null];
RETURN {a: 1, b: {c: 'ก'}}.b.c AS c, {a: 1}['a'] AS a, keys({a: 1}) AS k;
MATCH (n:Network) RETURN n {.name, .province, long: size(n.name)} AS m ORDER BY n.key;
MATCH (n:Network) RETURN n {.name, members: COUNT { (n)<-[:MEMBER_OF]-() }} AS m ORDER BY n.key;
MATCH (o:Organization) WITH collect(o.name) AS names RETURN size(names), size([x IN names WHERE x CONTAINS 'วัด']);
UNWIND $rows AS row RETURN row.name AS name, row.n + 1 AS n ORDER BY n;
UNWIND [[1, 2], [3]] AS l UNWIND l AS x RETURN x ORDER BY x;
WITH [3, 1, 2] AS l UNWIND l AS x WITH x ORDER BY x RETURN collect(x) AS sorted;
MATCH (o:Organization) WHERE o.aliases IS NOT NULL AND size(o.aliases) > 0 RETURN o.name, o.aliases ORDER BY o.name;
MATCH (m:Meeting) RETURN m.key, m.format ORDER BY m.key;
RETURN [1, [2, 3], {a: [4]}] AS nested, [] AS empty, null AS nothing;
MATCH (g:Goal) WHERE 'ตรงเวลา' IN g.behaviours RETURN g.name ORDER BY g.name;
MATCH (g:Goal) UNWIND g.behaviours AS b RETURN b, count(*) AS c ORDER BY c DESC, b;
RETURN toIntegerList(['1', 'x']) AS l, isEmpty([]) AS e, isEmpty('') AS s;

// --- pattern comprehension and paths
MATCH (n:Network) RETURN n.key, size([(n)<-[:MEMBER_OF]-(o) | o.name]) AS c ORDER BY n.key;
MATCH (n:Network) RETURN n.key, size([(n)<-[:MEMBER_OF]-(o:Organization) WHERE o.type IS NOT NULL | o.type]) AS c ORDER BY n.key;
MATCH p = (o:Organization)-[:MEMBER_OF]->(n:Network) RETURN length(p) AS l, count(*) ORDER BY l;
MATCH p = (a:Network)<-[:MEMBER_OF]-(o)-[:MEMBER_OF]->(b:Network) WHERE a.key < b.key RETURN [x IN nodes(p) | x.key] AS keys ORDER BY keys;
MATCH p = (o:Organization)-[*1..2]->(x) RETURN length(p) AS l, count(*) ORDER BY l;
MATCH (a:Organization)-[:MEMBER_OF*1..2]-(b) RETURN count(*);
MATCH (a:Organization)-[:MEMBER_OF*2]-(b:Organization) WHERE a.key < b.key RETURN a.key, b.key, count(*) ORDER BY a.key, b.key;
MATCH (a:Organization)-[:COACHES*1..3]->(b) RETURN a.key, b.key ORDER BY a.key, b.key;
MATCH (a:Organization)-[:COACHES*0..1]->(b) RETURN count(*);
MATCH p = (a:Organization)-[:MEMBER_OF|ATTENDED*1..2]-(b) RETURN type(relationships(p)[0]) AS t, count(*) ORDER BY t;
MATCH (a:Network {province: $province}), (b:Network {province: $province}) WHERE a.key < b.key MATCH p = shortestPath((a)-[*..4]-(b)) RETURN a.key, b.key, length(p) ORDER BY a.key, b.key;
MATCH (a:Network {province: $province}), (b:Network {province: $province}) WHERE a.key < b.key MATCH p = shortestPath((a)-[:MEMBER_OF*..6]-(b)) RETURN a.key, b.key, length(p) ORDER BY a.key, b.key;
MATCH (a:Network {province: $province}), (b:Network {province: $province}) WHERE a.key < b.key MATCH p = allShortestPaths((a)-[:MEMBER_OF*..6]-(b)) RETURN a.key, b.key, count(p) ORDER BY a.key, b.key;
MATCH p = (o:Organization)-[:MEMBER_OF]->(n:Network)-[:GROUP_IN|MEMBER_OF]->(g) RETURN count(p);
MATCH p = (:Organization)-[r*1..2]->(:Network) RETURN count(p), max(size(r));
MATCH (a)-[r]->(b) WHERE startNode(r) = a AND endNode(r) = b RETURN count(*);
MATCH p = (o:Organization)-[:MEMBER_OF]->() WITH p LIMIT 1 RETURN size(nodes(p)), size(relationships(p)), length(p);
MATCH (a:Organization) ((x)-[:COACHES]->(y)){1,2} (b:Organization) RETURN a.key, b.key ORDER BY a.key, b.key;
MATCH (a:Organization)-[:COACHES]->+(b:Organization) RETURN a.key, b.key ORDER BY a.key, b.key;

// --- dates and numbers
RETURN date('2023-01-31') + duration('P1M') AS d, date('2023-03-01') - duration('P1D') AS e;
RETURN date('2023-05-17').year AS y, date('2023-05-17').month AS m, date('2023-05-17').day AS d, date('2023-05-17').dayOfWeek AS w, date('2023-05-17').week AS k;
RETURN duration.between(date('2023-01-01'), date('2023-03-15')) AS d, duration.inDays(date('2023-01-01'), date('2023-03-15')).days AS days;
RETURN date.truncate('month', date('2023-05-17')) AS m, date({year: 2023, month: 2, day: 28}) AS d;
RETURN date('2023-01-02') < date('2023-01-10') AS before, datetime('2023-01-02T03:04:05Z').hour AS h, localdatetime('2023-01-02T03:04:05') AS l, time('10:00Z').hour AS t;
MATCH (m:Meeting) WHERE m.date =~ '\\d{4}-\\d{2}-\\d{2}' WITH m, date(m.date) AS d RETURN d.year + 543 AS be, count(*) ORDER BY be;
MATCH (m:Meeting) WHERE size(m.date) = 10 RETURN m.key, date(m.date).month AS month ORDER BY m.key;
RETURN 7 / 2, 7 % 2, 7.0 / 2, 2 ^ 3, -7 / 2, 1e3, 0.1 + 0.2;
RETURN abs(-1), ceil(1.2), floor(1.8), round(1.5), round(2.5), round(1.234, 2), sign(-2), sqrt(9), exp(0), log(1), log10(100);
RETURN toInteger('12'), toInteger('x'), toFloat('1.5'), toBoolean('true'), toInteger(1.9), toIntegerOrNull('a');
RETURN 1 = 1.0, 1 < 2.5, 'a' = 'A', 5 / 2.0, 10 % 3.5;
RETURN pi() > 3.14 AS pi, sin(0), cos(0), atan2(0, 1), degrees(pi());
RETURN isNaN(0.0 / 0.0) AS nan, 9223372036854775807 AS big;

// --- nulls and truth
RETURN null = null, null <> null, null IS NULL, NOT null, null AND false, null OR true, null XOR true;
RETURN 1 + null, 'a' + null, [1, null], size(null), coalesce(null, null, 3), nullIf(1, 1), nullIf(1, 2);
UNWIND [3, null, 1, 2] AS x RETURN x ORDER BY x;
UNWIND [3, null, 1, 2] AS x RETURN x ORDER BY x DESC;
UNWIND [1, 'a', true, null, 2.5] AS x RETURN x ORDER BY x;
MATCH (o:Organization) RETURN o.type AS t, o.name AS n ORDER BY t, n;
MATCH (o:Organization) RETURN o.type AS t, o.name AS n ORDER BY t DESC, n;
MATCH (o:Organization) WHERE o.nothing = 1 RETURN count(o);
MATCH (o:Organization) WHERE o.nothing <> 1 RETURN count(o);
MATCH (o:Organization) WHERE NOT o.nothing = 1 OR o.nothing IS NULL RETURN count(o);
RETURN true AND NOT false XOR true AS x, 1 < 2 AND 2 < 3 AS y, 1 < 3 < 2 AS z;
MATCH (o:Organization) RETURN o.nothing AS n, count(*);

// --- WITH, UNION, parameters
MATCH (o:Organization) RETURN o.name AS name UNION MATCH (n:Network) RETURN n.name AS name;
MATCH (o:Organization) RETURN o.type AS x UNION ALL MATCH (n:Network) RETURN n.province AS x;
MATCH (o:Organization) WITH o.type AS type, collect(o) AS os UNWIND os AS o RETURN type, o.name ORDER BY type, o.name;
MATCH (o:Organization) WITH * WHERE o.type = 'โรงเรียน' RETURN count(*);
MATCH (o:Organization) WITH o ORDER BY o.name DESC LIMIT 2 RETURN collect(o.name) AS l;
WITH $province AS p MATCH (n:Network {province: p}) RETURN p, count(n);
RETURN $n AS n, $province AS p, $provinces AS l, $rows[0].name AS r, $nothing AS x;
MATCH (n:Network) WHERE $nothing IS NULL OR n.province = $nothing RETURN count(n);
MATCH (n) WHERE n.key = $key RETURN n.name;
MATCH (n:Network) WITH n SKIP 0 LIMIT 100 RETURN count(n);
MATCH (n:Network) WITH DISTINCT n.province AS p RETURN p ORDER BY p;
MATCH (o:Organization) WITH o, rand() AS r RETURN count(o), min(r) >= 0;
RETURN 1 AS a UNION RETURN 1 AS a;
MATCH (n:Network) WHERE n['province'] = $province RETURN count(n);
MATCH (n:Network) RETURN n[$property] AS p, count(*) ORDER BY p;

// --- the model's own questions
MATCH (m:Meeting)<-[:ATTENDED]-(:Organization)-[:MEMBER_OF]->(n:Network) WITH m, collect(DISTINCT n) AS ns UNWIND ns AS a UNWIND ns AS b WITH m, a, b WHERE a.key < b.key RETURN a.key, b.key, count(m) AS meetings ORDER BY meetings DESC, a.key, b.key;
MATCH (a:Network)<-[:MEMBER_OF]-(o:Organization)-[:MEMBER_OF]->(b:Network) WHERE a.key < b.key RETURN a.key, b.key, count(DISTINCT o) AS shared, collect(o.name) AS names ORDER BY shared DESC, a.key, b.key;
MATCH (a:Network)<--(:Organization)-->(:Meeting)<--(:Organization)-->(b:Network) WHERE a.key < b.key RETURN a.key, b.key, count(*) AS c ORDER BY c DESC, a.key, b.key;
MATCH (o:Organization)-[:ATTENDED]->(m:Meeting)<-[:ATTENDED]-(p:Organization) WHERE o.key < p.key RETURN o.key, p.key, count(DISTINCT m) AS c ORDER BY c DESC, o.key, p.key;
MATCH (o:Organization)-[:MEMBER_OF]->(n:Network) WITH o, collect(DISTINCT n.province) AS provinces RETURN o.name, provinces ORDER BY o.name;
MATCH (c:Organization)-[r:COACHES]->(d:Organization) RETURN c.name, d.name, r.batch, r.year_be ORDER BY c.name, d.name, r.year_be;
MATCH (o:Organization)-[r:ASSESSED_AT]->(d:Designation) RETURN o.name, r.level, r.year_be ORDER BY o.name, r.year_be, r.level;
MATCH (m:Meeting)-[:HELD_IN]->(p:Province) RETURN p.name, count(m), collect(m.fiscal_year_be) ORDER BY p.name;
MATCH (n) WHERE n.evidence_total > 0 RETURN labels(n)[0] AS l, sum(n.evidence_total) AS e ORDER BY l;
MATCH ()-[r:MEMBER_OF]->() RETURN sum(r.evidence_total), size(collect(r.evidence[0])) AS n;
MATCH (n) WHERE n.province IS NOT NULL RETURN n.province AS p, count(*) AS c, collect(DISTINCT labels(n)[0]) AS x ORDER BY c DESC, p;
MATCH (s:Source) RETURN s.kind AS kind, count(*) AS c, s.invented AS invented ORDER BY kind;
MATCH (o:Organization) RETURN o.key, COUNT { (o)--() } AS degree ORDER BY degree DESC, o.key LIMIT 5;
MATCH (n:Network)-[:IN_SECTOR]->(s:Sector) RETURN s.name, count(n) ORDER BY s.name;
MATCH (n:Network) RETURN properties(n).name AS name, n.province AS p ORDER BY p, name;
MATCH (o:Organization {name: $hostile}) RETURN count(o);
