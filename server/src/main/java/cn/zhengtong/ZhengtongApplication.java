package cn.zhengtong;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/// The one program that runs a province's digital government.
@Modulithic(
        systemName = "Zhengtong",
        sharedModules = {"kernel", "foundation"})
@SpringBootApplication
public class ZhengtongApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ZhengtongApplication.class, arguments);
    }
}
