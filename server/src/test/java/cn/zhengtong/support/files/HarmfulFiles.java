package cn.zhengtong.support.files;

import static cn.zhengtong.support.files.SampleFiles.docx;
import static cn.zhengtong.support.files.SampleFiles.docxParts;
import static cn.zhengtong.support.files.SampleFiles.docxWith;
import static cn.zhengtong.support.files.SampleFiles.join;
import static cn.zhengtong.support.files.SampleFiles.latin;
import static cn.zhengtong.support.files.SampleFiles.pdf;
import static cn.zhengtong.support.files.SampleFiles.png;
import static cn.zhengtong.support.files.SampleFiles.utf8;
import static cn.zhengtong.support.files.SampleFiles.zip;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// What, under which name, with which content, is refused by which code.
final class HarmfulFiles {

    private HarmfulFiles() {}

    static Stream<Arguments> all() {
        var manyParts = docxParts();
        IntStream.range(0, 5_001).forEach(it -> manyParts.put("x/" + it, new byte[0]));
        var entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        var utf16 = ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + entity + "<a>&x;</a>")
                .getBytes(StandardCharsets.UTF_16);
        return Stream.of(
                arguments("empty", "空.pdf", new byte[0], "files.empty"),
                arguments(
                        "a program renamed",
                        "照片.jpg",
                        join(latin("MZ\u0090\u0000"), new byte[100]),
                        "files.type-not-allowed"),
                arguments(
                        "a page",
                        "a.txt",
                        utf8("  <!DOCTYPE html><script>alert(1)</script>"),
                        "files.type-not-allowed"),
                arguments(
                        "a drawing with script", "a.svg", utf8("<svg onload=\"alert(1)\"/>"), "files.type-not-allowed"),
                arguments("a shell script", "a.txt", utf8("#!/bin/sh\nrm -rf /"), "files.type-not-allowed"),
                arguments("binary text", "a.txt", utf8("a\u0000b"), "files.type-not-allowed"),
                arguments(
                        "a plain archive",
                        "a.docx",
                        zip(java.util.Map.of("a.txt", utf8("a"))),
                        "files.type-not-allowed"),
                arguments(
                        "picture and page",
                        "a.jpg",
                        join(SampleFiles.jpeg(), utf8("<script>alert(1)</script>")),
                        "files.mixed"),
                arguments("picture and PDF", "a.png", join(png(), pdf("x")), "files.mixed"),
                arguments("PDF and archive", "a.pdf", join(pdf("x"), docx()), "files.mixed"),
                arguments("two documents in one", "a.docx", zip(docxWith("OFD.xml", utf8("<a/>"))), "files.mixed"),
                arguments(
                        "archive behind a program",
                        "a.docx",
                        join(latin("MZ\u0090\u0000\u0001"), docx()),
                        "files.type-not-allowed"),
                arguments("bytes behind the end", "a.docx", join(docx(), new byte[40]), "files.damaged"),
                arguments("cut off", "a.docx", java.util.Arrays.copyOf(docx(), 400), "files.damaged"),
                arguments("a name twice", "a.docx", SampleFiles.zipWithOneNameTwice(), "files.damaged"),
                arguments(
                        "a part that is no XML",
                        "a.docx",
                        zip(docxWith("word/styles.xml", utf8("nothing"))),
                        "files.damaged"),
                arguments(
                        "zip bomb",
                        "a.docx",
                        zip(docxWith("word/media/b.bin", new byte[40 << 20])),
                        "files.unfolds-too-far"),
                arguments("thousands of parts", "a.docx", zip(manyParts), "files.unfolds-too-far"),
                arguments("nested zip", "a.docx", zip(docxWith("word/embeddings/a.zip", docx())), "files.nested"),
                arguments(
                        "nested program",
                        "a.docx",
                        zip(docxWith("word/a.bin", join(latin("MZ"), new byte[60], latin("PE\u0000\u0000")))),
                        "files.nested"),
                arguments("macros", "a.docx", zip(docxWith("word/vbaProject.bin", new byte[10])), "files.macros"),
                arguments(
                        "names that lead out",
                        "a.docx",
                        zip(docxWith("../../evil.sh", utf8("a"))),
                        "files.names-lead-out"),
                arguments(
                        "names that lead out on Windows",
                        "a.docx",
                        zip(docxWith("word\\..\\..\\evil", utf8("a"))),
                        "files.names-lead-out"),
                arguments(
                        "XXE",
                        "a.docx",
                        zip(docxWith("word/footer.xml", utf8("<?xml version=\"1.0\"?>" + entity + "<a>&x;</a>"))),
                        "files.foreign-entities"),
                arguments(
                        "XXE in another encoding",
                        "a.docx",
                        zip(docxWith("word/footer.xml", utf16)),
                        "files.foreign-entities"),
                arguments(
                        "XXE in relations",
                        "a.docx",
                        zip(docxWith("word/_rels/x.rels", utf8(entity + "<a/>"))),
                        "files.foreign-entities"),
                arguments(
                        "XXE in a drawing",
                        "a.docx",
                        zip(docxWith("word/media/a.svg", utf8(entity + "<svg/>"))),
                        "files.foreign-entities"),
                arguments("EICAR", "a.txt", utf8(SampleFiles.EICAR), "files.infected"),
                arguments(
                        "EICAR late in a picture",
                        "a.png",
                        join(png(), new byte[65_500], utf8(SampleFiles.EICAR)),
                        "files.infected"),
                arguments(
                        "EICAR in a document",
                        "a.docx",
                        zip(docxWith("word/media/e.bin", utf8(SampleFiles.EICAR))),
                        "files.infected"),
                arguments("EICAR in an OFD", "a.ofd", infectedOfd(), "files.infected"));
    }

    private static byte[] infectedOfd() {
        var parts = new java.util.LinkedHashMap<String, byte[]>();
        parts.put("OFD.xml", utf8("<a/>"));
        parts.put("Doc_0/Res/a.txt", utf8("before " + SampleFiles.EICAR));
        return zip(parts);
    }
}
