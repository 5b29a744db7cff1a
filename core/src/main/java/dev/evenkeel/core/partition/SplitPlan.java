package dev.evenkeel.core.partition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tasks that Spark makes of some files, by Spark's own rule.
 *
 * <p>Example: ten files of 20 MiB at an open cost of 4 MiB are 240 MiB; for a parallelism of 2 that is 120 MiB a task,
 * below the 128 MiB allowed; five files with their open costs fill a task, so there are two.
 *
 * <p>Pure.
 *
 * <p>Implementation note: {@code FilePartition.maxSplitBytes} and {@code getFilePartitions} of Spark 3.5 to 4.2. The
 * bytes of a task are the least of the setting and of max(open cost, all bytes / parallelism); files are cut into
 * pieces of that size, the pieces taken from the largest on, and a task is closed where the next one would not fit.
 *
 * @param maxSplitBytes of a task
 * @param tasks that there will be
 */
record SplitPlan(long maxSplitBytes, List<List<Piece>> tasks) {
    /** A stretch of a file. */
    record Piece(FileSize file, long start, long length) {}

    static SplitPlan of(List<FileSize> files, SplitSettings settings) {
        long total = files.stream()
                .mapToLong(file -> file.bytes() + settings.openCost())
                .sum();
        long perTask = total / settings.minPartitions().orElse(settings.parallelism());
        long most = Math.min(settings.maxPartitionBytes(), Math.max(settings.openCost(), perTask));
        List<Piece> pieces = pieces(files, most);
        List<List<Piece>> tasks = tasks(pieces, most, settings.openCost());
        int limit = settings.maxPartitions().orElse(Integer.MAX_VALUE);
        if (tasks.size() <= limit) return new SplitPlan(most, tasks);
        long asked = pieces.stream()
                .mapToLong(piece -> piece.length() + settings.openCost())
                .sum();
        long wider = BigDecimal.valueOf(asked)
                .divide(BigDecimal.valueOf(limit), 0, RoundingMode.UP)
                .longValue();
        return new SplitPlan(wider, tasks(pieces, wider, settings.openCost()));
    }

    private static List<Piece> pieces(List<FileSize> files, long most) {
        List<Piece> pieces = new ArrayList<>();
        for (FileSize file : files) {
            if (!file.isSplittable()) pieces.add(new Piece(file, 0, file.bytes()));
            else {
                for (long at = 0; at < file.bytes(); at += most) {
                    pieces.add(new Piece(file, at, Math.min(most, file.bytes() - at)));
                }
            }
        }
        pieces.sort(Comparator.comparingLong(Piece::length).reversed());
        return pieces;
    }

    private static List<List<Piece>> tasks(List<Piece> pieces, long most, long openCost) {
        List<List<Piece>> tasks = new ArrayList<>();
        List<Piece> task = new ArrayList<>();
        long filled = 0;
        for (Piece piece : pieces) {
            if (filled + piece.length() > most && !task.isEmpty()) {
                tasks.add(task);
                task = new ArrayList<>();
                filled = 0;
            }
            filled += piece.length() + openCost;
            task.add(piece);
        }
        if (!task.isEmpty()) tasks.add(task);
        return tasks;
    }

    /** {@return the bytes of the largest task} */
    long largest() {
        return tasks.stream()
                .mapToLong(task -> task.stream().mapToLong(Piece::length).sum())
                .max()
                .orElse(0);
    }

    /** {@return tasks that will find no row group to read, as the middle of none is in their pieces} */
    long withoutRowGroup() {
        return tasks.stream()
                .filter(task -> task.stream().noneMatch(SplitPlan::reads))
                .count();
    }

    /** A file whose footer was not read is taken to have something for everybody. */
    private static boolean reads(Piece piece) {
        return piece.file().rowGroups().isEmpty()
                || piece.file().rowGroups().stream()
                        .anyMatch(middle -> middle >= piece.start() && middle < piece.start() + piece.length());
    }
}
