package cn.zhengtong.support.staff;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts the roles that the product ships into an install that lacks them.
@Component
@Order(15)
class ShippedRoles implements ApplicationRunner {

    private final JdbcClient jdbc;

    ShippedRoles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (var role : Role.SHIPPED) {
            jdbc.sql(
                            "insert into staff.role (code, name, permissions) values (:code, :name, :permissions) on conflict (code) do nothing")
                    .param("code", role.code())
                    .param("name", role.name())
                    .param("permissions", role.permissions().toArray(String[]::new))
                    .update();
        }
    }
}
