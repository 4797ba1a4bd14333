package cn.zhengtong.support.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts things under the words people use for them and finds them again.
///
/// A phrase scores by how much of the question it explains, rare grams counting more, and by how much of itself
/// is used;
/// a thing scores as its best phrase does.
@Service
public class SearchIndex {

    /// Below this a match is chance, and nothing is the better answer.
    private static final double LEAST = 0.42;

    /// How much counts that a short question is explained, against that the phrase is used up.
    private static final double QUESTION_SHARE = 0.62;

    /// Beyond this size a question tells a story, of which a phrase can only explain a part.
    private static final double SHORT_QUESTION = 14;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    SearchIndex(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /// Replaces everything known about these things of a kind, in one transaction.
    @Transactional
    public void put(String kind, Map<String, ? extends Collection<Phrase>> things) {
        things.keySet().forEach(key -> remove(kind, key));
        things.forEach((key, phrases) -> add(kind, key, phrases));
    }

    /// Takes a thing out.
    @Transactional
    public void remove(String kind, String key) {
        jdbc.sql("""
                        update search.gram g set things = g.things - 1
                         where g.kind = :kind and g.gram in (select p.gram from search.posting p
                               where p.phrase in (select id from search.phrase where kind = :kind and key = :key))
                        """).param("kind", kind).param("key", key).update();
        jdbc.sql(
                        "delete from search.posting where phrase in (select id from search.phrase where kind = :kind and key = :key)")
                .param("kind", kind)
                .param("key", key)
                .update();
        jdbc.sql("delete from search.phrase where kind = :kind and key = :key")
                .param("kind", kind)
                .param("key", key)
                .update();
    }

    private void add(String kind, String key, Collection<Phrase> phrases) {
        var seen = new HashSet<String>();
        var grams = new HashSet<String>();
        var postings = new ArrayList<Object[]>();
        for (var phrase : phrases) {
            var counted = Grams.of(Grams.withoutFiller(phrase.text()));
            if (counted.isEmpty() || !seen.add(phrase.text())) {
                continue;
            }
            var size = counted.values().stream().mapToDouble(it -> it).sum();
            long id = jdbc.sql(
                            "insert into search.phrase (kind, key, text, weight, size) values (:kind, :key, :text, :weight, :size) returning id")
                    .param("kind", kind)
                    .param("key", key)
                    .param("text", phrase.text())
                    .param("weight", phrase.weight())
                    .param("size", size)
                    .query(Long.class)
                    .single();
            grams.addAll(counted.keySet());
            counted.forEach((gram, value) -> postings.add(new Object[] {gram, kind, id, value}));
        }
        batch.batchUpdate("insert into search.posting (gram, kind, phrase, value) values (?, ?, ?, ?)", postings);
        countIn(kind, grams);
    }

    private void countIn(String kind, Set<String> grams) {
        var rows = grams.stream().sorted().map(it -> new Object[] {kind, it}).toList();
        batch.batchUpdate("""
                insert into search.gram (kind, gram, things) values (?, ?, 1)
                on conflict (kind, gram) do update set things = search.gram.things + 1
                """, rows);
    }

    /// Things of the kind that answer the question, best first.
    public List<Hit> find(String kind, String question, int limit) {
        var asked = Grams.of(Grams.withoutFiller(question));
        if (asked.isEmpty() || asked.size() > 400) {
            return List.of();
        }
        var size = asked.values().stream().mapToDouble(it -> it).sum();
        var share = QUESTION_SHARE * Math.clamp(SHORT_QUESTION / size, 0.5, 1);
        return jdbc.sql("""
                        with things as (select greatest(count(distinct key), 1) as n from search.phrase where kind = :kind),
                        asked as (
                          select q.gram, q.value * ln(1 + things.n / (0.5 + coalesce(g.things, 0))) as mass
                            from unnest(cast(:grams as text[]), cast(:masses as float8[])) as q (gram, value)
                            cross join things
                            left join search.gram g on g.kind = :kind and g.gram = q.gram collate "C"),
                        whole as (select sum(mass) as mass from asked),
                        shared as (
                          select p.phrase, sum(asked.mass) as mass, sum(p.value) as value
                            from asked join search.posting p on p.gram = asked.gram collate "C" and p.kind = :kind
                           group by p.phrase),
                        scored as (
                          select f.key, f.text, f.weight * (:question * shared.mass / whole.mass + :phrase * shared.value / f.size) as score
                            from shared join search.phrase f on f.id = shared.phrase cross join whole),
                        best as (select distinct on (key) key, text, score from scored order by key, score desc, length(text), text)
                        select key, text as phrase, score from best where score >= :least order by score desc, key limit :limit
                        """)
                .param("kind", kind)
                .param("grams", asked.keySet().toArray(String[]::new))
                .param("masses", asked.values().toArray(Double[]::new))
                .param("question", share)
                .param("phrase", 1 - share)
                .param("least", LEAST)
                .param("limit", limit)
                .query(Hit.class)
                .list();
    }
}
