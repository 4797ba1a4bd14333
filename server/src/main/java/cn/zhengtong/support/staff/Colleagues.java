package cn.zhengtong.support.staff;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who else may do a thing: members whose grants bring a permission wherever somebody else holds it. For handing work
/// over and standing in.
@Service
@Transactional(readOnly = true)
public class Colleagues {

    /// A permission over a whole reach.
    public record Held(String permission, Reach reach) {

        public static Held at(String permission, Place place) {
            var item = place.item();
            return new Held(
                    permission,
                    new Reach(place.region(), place.organisation(), item == null ? Set.of() : Set.of(item)));
        }
    }

    private static final String HOLDS = """
            select distinct on (m.id) m.id, m.account, m.name, p.title, p.organisation
              from staff.role_grant g
              join staff.role r on r.code = g.role
              join staff.post p on p.id = g.post and p.ended_at is null
              join staff.member m on m.id = p.member and m.left_at is null
             where g.approved_by is not null and g.revoked_by is null
               and g.valid_from <= :at and (g.valid_to is null or g.valid_to > :at)
            """;

    private final JdbcClient jdbc;
    private final SystemClock clock;

    Colleagues(JdbcClient jdbc, SystemClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Members who hold at least one of these now, by account; `words` is part of a name or an account.
    public Page<Colleague> holdingAny(List<Held> wanted, String words, @Nullable String after, int limit) {
        if (wanted.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var cursor = Cursor.parse(after, 1);
        var parameters = new HashMap<String, Object>();
        var sql = "select * from (" + HOLDS + " and (" + anyOf(wanted, parameters) + """
                ) and (m.name like :words or m.account like :words) order by m.id, p.id) c
                 where account > :after order by account limit :limit""";
        var read = jdbc.sql(sql)
                .params(parameters)
                .param("at", Timestamp.from(clock.instant()))
                .param("words", "%" + escaped(words) + "%")
                .param("after", cursor == null ? "" : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query(Colleague.class)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.account()));
    }

    public boolean holds(UUID member, Held wanted) {
        var parameters = new HashMap<String, Object>();
        var sql = HOLDS + " and (" + anyOf(List.of(wanted), parameters) + ") and m.id = :member";
        return jdbc
                .sql(sql)
                .params(parameters)
                .param("at", Timestamp.from(clock.instant()))
                .param("member", member)
                .query(Colleague.class)
                .list()
                .stream()
                .findAny()
                .isPresent();
    }

    private static String anyOf(List<Held> wanted, Map<String, Object> parameters) {
        var branches = new ArrayList<String>();
        for (int i = 0; i < wanted.size(); i++) {
            branches.add(one(wanted.get(i), i, parameters));
        }
        return String.join(" or ", branches);
    }

    /// The grant's reach contains the wanted one: its region and body stand among those above it.
    private static String one(Held wanted, int i, Map<String, Object> parameters) {
        var reach = wanted.reach();
        parameters.put("permission" + i, wanted.permission());
        parameters.put("regions" + i, upwards(reach.region()));
        parameters.put("items" + i, reach.items().toArray(String[]::new));
        var text =
                new StringBuilder("(:permission" + i + " = any(r.permissions) and g.region = any(:regions" + i + ")");
        var organisation = reach.organisation();
        if (organisation == null) {
            text.append(" and g.organisation is null");
        } else {
            parameters.put("organisations" + i, upwards(organisation.value()));
            text.append(" and (g.organisation is null or g.organisation = any(:organisations" + i + "))");
        }
        text.append(" and (g.items = '{}'");
        if (!reach.items().isEmpty()) {
            text.append(" or g.items @> cast(:items" + i + " as text[])");
        }
        return text.append("))").toString();
    }

    private static String[] upwards(RegionCode region) {
        var codes = new ArrayList<String>();
        for (var at = Optional.of(region); at.isPresent(); at = at.get().parent()) {
            codes.add(at.get().value());
        }
        return codes.toArray(String[]::new);
    }

    private static String[] upwards(String organisation) {
        var codes = new ArrayList<String>();
        for (int end = organisation.length(); end > 0; end = organisation.lastIndexOf('-', end - 1)) {
            codes.add(organisation.substring(0, end));
        }
        return codes.toArray(String[]::new);
    }

    private static String escaped(String words) {
        return words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
