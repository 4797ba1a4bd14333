package cn.zhengtong.foundation;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Tells the person at the terminal that the house is open: one line that scripts can wait for.
@Component
class ReadyLine {

    @EventListener
    @Order
    @SuppressWarnings("SystemOut") // the terminal is the interface here
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            System.out.println("READY http://localhost:" + web.getWebServer().getPort());
        }
    }
}
