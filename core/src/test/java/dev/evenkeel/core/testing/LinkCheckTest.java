package dev.evenkeel.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.LinkCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

class LinkCheckTest {
    private static final String DATASET = "org/apache/spark/sql/Dataset";

    @TempDir
    private Path directory;

    @Test
    void whatIsOnTheClassPathLinks() {
        LinkCheck check = LinkCheck.ofClassPath();
        assertThat(check.classes())
                .contains("dev/evenkeel/core/unit/ByteSize")
                .noneMatch(name -> name.contains("/testkit/") || name.contains("/shaded/"));
        assertThat(check.unresolved()).isEmpty();
    }

    @Test
    void theTestkitLinksToo() throws Exception {
        Path testkit = Path.of(LinkCheck.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        LinkCheck check = LinkCheck.of(testkit);
        assertThat(check.classes()).contains("dev/evenkeel/testkit/LinkCheck");
        assertThat(check.unresolved()).isEmpty();
    }

    @Test
    void aMethodThatExistsIsNoComplaintAlsoWhereItIsInherited() {
        assertThat(planted(code -> {
                    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, DATASET, "count", "()J", false);
                    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, DATASET, "hashCode", "()I", false);
                    code.visitFieldInsn(
                            Opcodes.GETSTATIC,
                            "org/apache/spark/sql/types/DataTypes",
                            "LongType",
                            "Lorg/apache/spark/sql/types/DataType;");
                }))
                .isEmpty();
    }

    @Test
    void aMethodThatDoesNotExistIsNamedWithItsDescriptor() {
        assertThat(planted(code -> code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, DATASET, "count", "()I", false)))
                .containsExactly("dev/evenkeel/Planted -> org/apache/spark/sql/Dataset.count()I");
    }

    @Test
    void aFieldThatDoesNotExistIsFound() {
        assertThat(planted(code -> code.visitFieldInsn(
                        Opcodes.GETSTATIC, "org/apache/spark/sql/types/DataTypes", "LongType", "J")))
                .containsExactly("dev/evenkeel/Planted -> org/apache/spark/sql/types/DataTypes.LongType J");
    }

    @Test
    void aClassThatDoesNotExistIsFoundAlsoInsideADescriptor() {
        assertThat(planted(code -> code.visitTypeInsn(Opcodes.CHECKCAST, "org/apache/spark/Gone")))
                .containsExactly("dev/evenkeel/Planted -> org/apache/spark/Gone");
        assertThat(planted(code -> code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "java/util/Objects", "hash", "([Lscala/Gone;)I", false)))
                .containsExactly("dev/evenkeel/Planted -> scala/Gone");
    }

    @Test
    void aMethodHandleThatLeadsNowhereIsFound() {
        Handle handle = new Handle(Opcodes.H_INVOKEVIRTUAL, DATASET, "gone", "()J", false);
        assertThat(planted(code -> code.visitLdcInsn(handle)))
                .containsExactly("dev/evenkeel/Planted -> org/apache/spark/sql/Dataset.gone()J");
    }

    @Test
    void aClassCalledLikeAnInterfaceIsFound() {
        assertThat(planted(code -> code.visitMethodInsn(Opcodes.INVOKEINTERFACE, DATASET, "count", "()J", true)))
                .containsExactly("dev/evenkeel/Planted -> org/apache/spark/sql/Dataset.count()J");
    }

    @Test
    void aLambdaForAMethodThatTheInterfaceDoesNotHaveIsFound() {
        Type method = Type.getType("(Ljava/lang/Object;)V");
        Handle body = new Handle(Opcodes.H_INVOKESTATIC, "java/util/Objects", "hash", "()V", false);
        Handle factory =
                new Handle(Opcodes.H_INVOKESTATIC, "java/lang/invoke/LambdaMetafactory", "metafactory", "()V", false);
        assertThat(planted(code -> code.visitInvokeDynamicInsn(
                        "call", "()Lorg/apache/spark/api/java/function/MapFunction;", factory, method, body, method)))
                .containsExactly("dev/evenkeel/Planted -> "
                        + "org/apache/spark/api/java/function/MapFunction.call(Ljava/lang/Object;)V");
    }

    @Test
    void anAbstractMethodThatNobodyImplementsIsFound() {
        assertThat(planted("org/apache/spark/api/java/function/MapFunction", code -> {}))
                .containsExactly("dev/evenkeel/Planted does not implement call(Ljava/lang/Object;)Ljava/lang/Object;");
    }

    @Test
    void nothingToCheckIsAnError() {
        assertThatThrownBy(() -> LinkCheck.of(directory)).isInstanceOf(IllegalStateException.class);
    }

    private List<String> planted(Consumer<MethodVisitor> body) {
        return planted("java/io/Serializable", body);
    }

    /** {@return the complaints about a class of that interface, with one method of that body} */
    private List<String> planted(String implemented, Consumer<MethodVisitor> body) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "dev/evenkeel/Planted", null, "java/lang/Object", new String[] {
            implemented
        });
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "planted", "()V", null, null);
        code.visitCode();
        body.accept(code);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(4, 4);
        code.visitEnd();
        try {
            Path file = directory.resolve("dev/evenkeel/Planted.class");
            Files.createDirectories(directory.resolve("dev/evenkeel"));
            Files.write(file, writer.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return LinkCheck.of(directory).unresolved();
    }
}
