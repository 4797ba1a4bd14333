/// Forms from JSON Schema (表单): rendered by the server, read without trust, checked in words; drafts (草稿)
/// that are
/// continued on any device and at the window.
///
/// Owns the schema `forms`. Entry points: [Forms], [Drafts].
@NullMarked
@ApplicationModule(
        id = "forms",
        displayName = "Forms · 表单",
        allowedDependencies = {})
package cn.zhengtong.support.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
