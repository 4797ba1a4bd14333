package cn.zhengtong.support.regions;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.RegionCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Everything other modules may ask about divisions. Divisions are public: no actor is needed.
@Service
public class Regions {

    /// The province that this platform serves.
    public static final RegionCode PROVINCE = new RegionCode("32");

    private static final String COLUMNS = "select code, name, kind, children from regions.region ";

    private final JdbcClient jdbc;

    Regions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Region> find(RegionCode code) {
        return jdbc.sql(COLUMNS + "where code = :code")
                .param("code", code.value())
                .query(RegionRow.MAPPER)
                .optional();
    }

    public Region require(RegionCode code) {
        return find(code).orElseThrow(() -> new RegionUnknown(code.value()));
    }

    /// Names of these divisions, for lists; a code that is not known is left out.
    public Map<RegionCode, String> names(Collection<RegionCode> codes) {
        return jdbc
                .sql(COLUMNS + "where code = any(:codes)")
                .param("codes", codes.stream().map(RegionCode::value).distinct().toArray(String[]::new))
                .query(RegionRow.MAPPER)
                .list()
                .stream()
                .collect(Collectors.toMap(Region::code, Region::name));
    }

    /// Divisions directly below, in code order.
    public Page<Region> children(RegionCode of, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql(COLUMNS + "where parent = :parent and code > :after order by code limit :limit")
                .param("parent", of.value())
                .param("after", cursor == null ? "" : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query(RegionRow.MAPPER)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.code().value()));
    }

    /// Divisions whose name holds the text, larger ones first; at most `limit`.
    public List<Region> search(String text, int limit) {
        var words = text.strip();
        if (words.isEmpty()) {
            return List.of();
        }
        var pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return jdbc.sql(COLUMNS + "where name like :pattern order by length(code), code limit :limit")
                .param("pattern", pattern)
                .param("limit", limit)
                .query(RegionRow.MAPPER)
                .list();
    }

    /// From the province down to the division itself.
    public List<Region> path(RegionCode code) {
        var codes = new ArrayList<String>();
        for (var at = Optional.of(code); at.isPresent(); at = at.get().parent()) {
            codes.add(at.get().value());
        }
        return jdbc.sql(COLUMNS + "where code = any(:codes) order by length(code)")
                .param("codes", codes.toArray(String[]::new))
                .query(RegionRow.MAPPER)
                .list();
    }

    /// 江苏省南京市玄武区; from the given level on, so that 2 leaves out the province.
    public String fullName(RegionCode code, int fromLevel) {
        return path(code).stream()
                .filter(it -> it.level() >= fromLevel)
                .map(Region::name)
                .collect(Collectors.joining());
    }

    public long count() {
        return jdbc.sql("select count(*) from regions.region").query(Long.class).single();
    }
}
