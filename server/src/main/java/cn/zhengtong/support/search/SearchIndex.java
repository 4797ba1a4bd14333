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
    private static final double LEAST = 0.3;

    /// How much counts that a short question is explained, against that the phrase is used up.
    private static final double QUESTION_SHARE = 0.62;

    /// Beyond this size a question tells a story, of which a phrase can only explain a part.
    private static final double SHORT_QUESTION = 14;

    /// A longer story is not a question.
    private static final int MOST_GRAMS = 600;

    private static final double LEAST_QUESTION_SHARE = 0.25;

    /// How much counts that all phrases of a thing together explain the question.
    private static final double TOGETHER = 0.25;

    private static final String FIND = """
            with things as (select greatest(count(distinct key), 1) as n from search.phrase where kind = :kind),
            asked as (
              select q.gram, q.value * ln(1 + things.n / (0.5 + coalesce(g.things, 0))) as mass
                from unnest(cast(:grams as text[]), cast(:masses as float8[])) as q (gram, value)
                cross join things
                left join search.gram g on g.kind = :kind and g.gram = q.gram collate "C"),
            whole as (select sum(mass) as everything from asked),
            shared as (
              select f.key, f.id, f.text, f.weight, f.size, p.gram, p.value, asked.mass
                from asked join search.posting p on p.gram = asked.gram collate "C" and p.kind = :kind
                join search.phrase f on f.id = p.phrase),
            scored as (
              select key, text, weight * (:question * sum(mass) / max(everything)
                     + :phrase * least(1, :heard * sum(value) / max(size))) as score
                from shared cross join whole group by key, id, text, weight),
            best as (select distinct on (key) key, text, score from scored order by key, score desc, length(text), text),
            together as (
              select key, sum(mass) / max(everything) as share
                from (select distinct key, gram, mass from shared) explained cross join whole group by key)
            select key, text as phrase, best.score * (1 - :together) + :together * together.share as score
              from best join together using (key)
             where best.score * (1 - :together) + :together * together.share >= :least
             order by 3 desc, key limit :limit
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    SearchIndex(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /// Replaces everything known about these things of a kind, in one transaction.
    @Transactional
    public void put(String kind, Map<String, ? extends Collection<Phrase>> things) {
        lock(kind);
        things.keySet().forEach(key -> remove(kind, key));
        things.forEach((key, phrases) -> add(kind, key, phrases));
    }

    /// Changes of one kind wait for each other: they share the counted grams.
    private void lock(String kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "search." + kind)
                .query((row, number) -> 0)
                .list();
    }

    /// Takes a thing out.
    @Transactional
    public void remove(String kind, String key) {
        lock(kind);
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
            var counted = Grams.ofPhrase(phrase.text());
            if (counted.counted().isEmpty() || !seen.add(phrase.text())) {
                continue;
            }
            long id = jdbc.sql(
                            "insert into search.phrase (kind, key, text, weight, size) values (:kind, :key, :text, :weight, :size) returning id")
                    .param("kind", kind)
                    .param("key", key)
                    .param("text", phrase.text())
                    .param("weight", phrase.weight())
                    .param("size", counted.whole())
                    .query(Long.class)
                    .single();
            grams.addAll(counted.counted().keySet());
            counted.counted().forEach((gram, value) -> postings.add(new Object[] {gram, kind, id, value}));
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
        var asked = Grams.ofQuestion(question);
        if (asked.counted().isEmpty() || asked.counted().size() > MOST_GRAMS) {
            return List.of();
        }
        double sum = asked.counted().values().stream().mapToDouble(it -> it).sum();
        var share = QUESTION_SHARE * Math.clamp(SHORT_QUESTION / asked.whole(), LEAST_QUESTION_SHARE, 1);
        return jdbc.sql(FIND)
                .param("kind", kind)
                .param("grams", asked.counted().keySet().toArray(String[]::new))
                .param("masses", asked.counted().values().toArray(Double[]::new))
                .param("heard", asked.whole() / sum)
                .param("question", share)
                .param("phrase", 1 - share)
                .param("together", TOGETHER)
                .param("least", LEAST)
                .param("limit", limit)
                .query(Hit.class)
                .list();
    }
}
