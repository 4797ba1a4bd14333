package cn.zhengtong.support.regions;

import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.CreditCode;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Everything other modules may ask about government bodies; they are public.
@Service
public class Organisations {

    private static final String COLUMNS =
            "select code, name, duty, level, region, credit_code from regions.organisation ";
    private static final RowMapper<Organisation> MAPPER = (row, number) -> new Organisation(
            new OrganisationCode(row.getString("code")),
            row.getString("name"),
            row.getString("duty"),
            RegionKind.valueOf(row.getString("level")),
            new RegionCode(row.getString("region")),
            CreditCode.confirmed(row.getString("credit_code")));

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Organisation> find(OrganisationCode code) {
        return jdbc.sql(COLUMNS + "where code = :code")
                .param("code", code.value())
                .query(MAPPER)
                .optional();
    }

    public Organisation require(OrganisationCode code) {
        return find(code).orElseThrow(() -> new OrganisationUnknown(code.value()));
    }

    public Optional<Organisation> findByCreditCode(CreditCode code) {
        return jdbc.sql(COLUMNS + "where credit_code = :code")
                .param("code", code.value())
                .query(MAPPER)
                .optional();
    }

    /// Names of these bodies, for lists; a code that is not known is left out.
    public Map<OrganisationCode, String> names(Collection<OrganisationCode> codes) {
        return jdbc
                .sql(COLUMNS + "where code = any(:codes)")
                .param(
                        "codes",
                        codes.stream().map(OrganisationCode::value).distinct().toArray(String[]::new))
                .query(MAPPER)
                .list()
                .stream()
                .collect(Collectors.toMap(Organisation::code, Organisation::name));
    }

    /// Bodies of exactly this division, one per duty.
    public List<Organisation> of(RegionCode region) {
        return jdbc.sql(COLUMNS + "where region = :region and valid_to is null order by code")
                .param("region", region.value())
                .query(MAPPER)
                .list();
    }

    /// Every body with this duty on this level, in region order.
    public List<Organisation> withDuty(String duty, RegionKind level) {
        return jdbc.sql(COLUMNS + "where duty = :duty and level = :level and valid_to is null order by code")
                .param("duty", duty)
                .param("level", level.name())
                .query(MAPPER)
                .list();
    }

    /// Bodies whose name holds the text.
    public Page<Organisation> search(String text, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 1);
        var pattern =
                "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var read = jdbc.sql(COLUMNS
                        + "where name like :pattern and code > :after and valid_to is null order by code limit :limit")
                .param("pattern", pattern)
                .param("after", cursor == null ? "" : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query(MAPPER)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.code().value()));
    }

    public long count() {
        return jdbc.sql("select count(*) from regions.organisation")
                .query(Long.class)
                .single();
    }
}
