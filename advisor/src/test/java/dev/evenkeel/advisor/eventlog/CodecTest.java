package dev.evenkeel.advisor.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.ning.compress.lzf.LZFOutputStream;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.error.EvenkeelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4BlockOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerial.snappy.SnappyOutputStream;

class CodecTest {
    private static final int TASKS = 500;

    private static byte[] log() {
        String[] lines = new String[TASKS + 4];
        lines[0] = Events.VERSION;
        lines[1] = Events.START;
        lines[2] = Events.stage(0);
        for (int task = 0; task < TASKS; task++) lines[task + 3] = Events.task(0, task, 2000 + task);
        lines[TASKS + 3] = Events.END;
        return LogBytes.text(lines);
    }

    private static byte[] pack(Codec codec, byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packer(codec, packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static OutputStream packer(Codec codec, OutputStream to) throws IOException {
        return switch (codec) {
            case PLAIN, ZIP -> to;
            case GZIP -> new GZIPOutputStream(to);
            case ZSTD -> new ZstdOutputStreamNoFinalizer(to);
            case LZ4_BLOCKS -> new LZ4BlockOutputStream(to);
            case LZ4_FRAMES -> new LZ4FrameOutputStream(to);
            case SNAPPY -> new SnappyOutputStream(to);
            case LZF -> new LZFOutputStream(to);
        };
    }

    /** The name of the file says nothing. */
    @ParameterizedTest
    @EnumSource
    void theFirstBytesTellTheCodec(Codec codec) throws IOException {
        byte[] packed = pack(codec, log());
        RunProfile run = LogBytes.read(LogBytes.file("application_1.zstd", packed));
        assertThat(run.totals().value(TaskFigure.TASKS)).isEqualTo(TASKS);
        assertThat(run.lacks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void ofAFileThatIsCutOffTheBeginningIsRead(Codec codec) throws IOException {
        byte[] packed = pack(codec, log());
        byte[] half = Arrays.copyOf(packed, packed.length * 3 / 4);
        try {
            RunProfile run = LogBytes.read(half);
            assertThat(run.totals().value(TaskFigure.TASKS)).isLessThan(TASKS);
            assertThat(run.lacks()).extracting(Lack::kind).contains(Lack.Kind.END);
        } catch (EvenkeelException tooLittle) {
            assertThat(half).as("no block of this codec is whole").hasSizeLessThan(1 << 16);
        }
    }

    @Test
    void twoPackedPiecesInARowAreReadBoth() throws IOException {
        byte[] first = pack(Codec.ZSTD, LogBytes.text(Events.VERSION, Events.START, Events.stage(0)));
        byte[] second = pack(Codec.ZSTD, LogBytes.text(Events.task(0, 0, 2000), Events.END));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(LogBytes.read(both).lacks()).isEmpty();
    }
}
