package cn.zhengtong.services.acceptance;

import cn.zhengtong.support.forms.Known;
import cn.zhengtong.support.parties.Firm;
import cn.zhengtong.support.parties.Person;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the state knows is not asked again (最多报一次): questions of a form that the registers answer. The
/// applicant sees the
/// source and may correct the value.
final class Prefill {

    private static final Pattern ADDRESS = Pattern.compile("经营场所|场所地址|住所|注册地址|单位地址|经营地址");
    private static final Pattern FIRM_NAME = Pattern.compile("(单位|企业|机构|公司|经营者)名称");
    private static final Pattern MOBILE = Pattern.compile("(联系)?(手机|电话)(号码?)?|联系手机");
    private static final Pattern PERSON_NAME = Pattern.compile("(申请人|联系人|本人|法定代表人|负责人)(姓名)?");

    private Prefill() {}

    static Optional<Known> of(String title, Person person, @Nullable Firm firm) {
        if (firm != null && ADDRESS.matcher(title).matches() && !firm.address().isBlank()) {
            return Optional.of(new Known(firm.address(), "营业执照"));
        }
        if (firm != null && FIRM_NAME.matcher(title).matches()) {
            return Optional.of(new Known(firm.name(), "营业执照"));
        }
        var mobile = person.mobile();
        if (MOBILE.matcher(title).matches() && mobile != null) {
            return Optional.of(new Known(mobile.value(), "实名账号"));
        }
        if (PERSON_NAME.matcher(title).matches()) {
            return Optional.of(new Known(person.name().value(), "人口库"));
        }
        return Optional.empty();
    }
}
